namespace Ingest.Recognize.Managed;

/// <summary>
/// One way a beginning of a word can lie in the dictionaries: an edge in one of them and, around it, an edge in the patterns of punctuation (dawg.h, DawgPosition).
/// Edges are <see cref="WordGraph.None"/> where nothing has been read yet.
/// </summary>
/// <param name="List">Number of the dictionary, -1 when only punctuation has been read.</param>
/// <param name="Punctuated">The patterns of punctuation hold around it.</param>
/// <param name="Closed">The word has ended, only punctuation can follow.</param>
internal readonly record struct WordPosition(int List, long Edge, bool Punctuated, long PunctuationEdge, bool Closed);
