namespace Ingest.Catalog;

/// <summary>
/// A part of the pages that were found. <paramref name="Next"/> asks for the part after it and is empty at the end.
/// </summary>
public sealed record FoundPages(IReadOnlyList<SearchHit> Hits, string Next)
{
    /// <summary>Finds in other texts what the hits were found by.</summary>
    public FoundWords Words { get; init; } = FoundWords.None;


    public static FoundPages None { get; } = new([], "");
}
