namespace Ingest.Catalog;

/// <summary>A part of a list. <paramref name="Next"/> asks for the part after it and is empty at the end.</summary>
public sealed record ListedDocuments(IReadOnlyList<CatalogDocument> Documents, string Next);

/// <summary>Lists of any length, a part at a time.</summary>
public static class Lists
{
    private const int PartLength = 500;

    public static async IAsyncEnumerable<CatalogDocument> ListAsync(
        this ICatalog catalog, CatalogFilter filter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel, string after = "")
    {
        do
        {
            var part = await catalog.ListAsync(filter, after, PartLength, cancel);
            foreach (var document in part.Documents)
                yield return document;
            after = part.Next;
        }
        while (after.Length > 0);
    }
}
