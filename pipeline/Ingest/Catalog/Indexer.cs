using Ingest.Model;

namespace Ingest.Catalog;

/// <summary>
/// Enters stored documents into the catalog, several in one transaction. <see cref="FlushAsync"/> at the end;
/// what a killed run had not yet entered is entered when the batch is closed, or by a rebuild.
/// </summary>
public sealed class Indexer(ICatalog catalog, IStoredDocuments stored)
{
    private const int PagesPerTransaction = 100;

    private readonly List<StoredDocument> waiting = [];
    private int pages;

    /// <param name="marker">Name of the document's commit marker.</param>
    public async ValueTask AddAsync(string marker, CancellationToken cancel)
    {
        var document = await stored.LoadAsync(marker, cancel);
        waiting.Add(document);
        pages += document.Texts.Count;
        if (pages >= PagesPerTransaction)
            await FlushAsync(cancel);
    }

    public async ValueTask FlushAsync(CancellationToken cancel)
    {
        await catalog.AddAsync(waiting, cancel);
        waiting.Clear();
        pages = 0;
    }
}
