using System.Runtime.CompilerServices;
using Ingest.Model;

namespace Ingest.Catalog;

/// <summary>Holds what a catalog answers against the store: every document with its columns, every page with its text. The same for all catalogs.</summary>
internal static class CatalogComparison
{
    public static async IAsyncEnumerable<CatalogFault> OfAsync(ICatalog catalog, IStoredDocuments stored, [EnumeratorCancellation] CancellationToken cancel)
    {
        var unseen = new Dictionary<Guid, int>();
        await foreach (var expected in catalog.ExpectedAsync(cancel))
            unseen[expected.Id] = expected.Version;
        await foreach (var document in stored.LatestAsync(cancel))
        {
            unseen.Remove(document.Id);
            if (await catalog.FindAsync(document.Id, cancel) is not { } row)
            {
                yield return new($"document {document.Id}", "It is not in the catalog.", document.Id);
                continue;
            }

            var wrong = Columns(row, document);
            if (wrong.Count > 0)
                yield return new($"document {document.Id}", $"Other than the marker says: {string.Join(", ", wrong)}.", document.Id);
            for (var page = 1; page <= document.Texts.Count; page++)
            {
                if (await catalog.PageTextAsync(document.Id, page, cancel) != Snippet.WithoutMarks(document.Texts[page - 1]))
                    yield return new($"page {document.Id}#{page}", "Its text is not that of the text object.", document.Id);
            }
        }

        foreach (var (id, _) in unseen)
            yield return new($"document {id}", "No marker of the store is about it.", id);
    }

    private static List<string> Columns(CatalogDocument row, StoredDocument document)
    {
        (string Name, object Found, object Wanted)[] columns =
        [
            ("version", row.Version, document.Version), ("status", row.Status, document.Status), ("organisation", row.Organisation, document.Organisation),
            ("akte", row.Akte, document.Akte), ("vorgang", row.Vorgang, document.Vorgang), ("class", row.Class, document.Class), ("title", row.Title, document.Title),
            ("date", row.Date, document.Date), ("pages", row.Pages, document.Pages), ("pdf", row.Sha256, document.Pdf), ("batch", row.Batch, document.Batch),
            ("stack", row.Stack, document.Stack),
        ];
        return [.. columns.Where(c => !c.Found.Equals(c.Wanted)).Select(c => c.Name)];
    }
}
