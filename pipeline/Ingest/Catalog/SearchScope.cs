namespace Ingest.Catalog;

/// <summary>How much of a search is wanted.</summary>
/// <param name="After"><see cref="FoundPages.Next"/> of the answer before; empty: from the beginning.</param>
public sealed record SearchScope(string Organisation = "", string After = "", int Limit = 20, Fuzzy Fuzzy = Fuzzy.Never);

/// <summary>When words that are merely similar to a word of the query count, too.</summary>
public enum Fuzzy
{
    Never,
    /// <summary>Only when nothing is found by the words as they were typed.</summary>
    WhenNothingIsFound,
    /// <summary>Always; such hits stand behind those that have the word itself.</summary>
    Always,
}
