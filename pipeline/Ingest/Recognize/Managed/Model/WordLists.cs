namespace Ingest.Recognize.Managed;

/// <summary>The dictionaries of a model; each may be missing.</summary>
internal sealed record WordLists(WordGraph? Punctuation, WordGraph? Words, WordGraph? Numbers)
{
    /// <exception cref="BrokenModelException">Damaged.</exception>
    public static WordLists Read(TrainedData file, CharacterSet characters) =>
        new(Graph(file, ModelPart.PunctuationWords, characters), Graph(file, ModelPart.Words, characters), Graph(file, ModelPart.Numbers, characters));

    private static WordGraph? Graph(TrainedData file, ModelPart part, CharacterSet characters) =>
        file.Has(part) ? WordGraph.Read(file.Read(part), part.ToString(), characters.Count) : null;
}
