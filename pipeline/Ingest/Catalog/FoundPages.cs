namespace Ingest.Catalog;

/// <summary>
/// A part of the pages that were found. <paramref name="Next"/> asks for the part after it and is empty at the end.
/// <paramref name="Similar"/>: nothing stands exactly as it was typed, similar words were taken instead.
/// </summary>
public sealed record FoundPages(IReadOnlyList<SearchHit> Hits, string Next, bool Similar = false)
{
    public static FoundPages None { get; } = new([], "");
}
