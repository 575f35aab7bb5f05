namespace Ingest.Catalog.Query;

/// <summary>One thing that must stand on the page, or with <paramref name="Without"/> must not: a word, or the words of a phrase in their order; folded.</summary>
/// <param name="Prefix">The word, or what begins with it.</param>
/// <param name="Suffix">The word, or what ends in it: the head of a compound.</param>
internal sealed record SearchTerm(IReadOnlyList<string> Words, bool Prefix, bool Suffix, bool Without)
{
    /// <summary>A single word as it was typed: where it stands so, it is the better hit.</summary>
    public string Typed { get; init; } = "";
}
