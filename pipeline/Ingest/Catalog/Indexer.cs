using Ingest.Flow;
using Ingest.Model;

namespace Ingest.Catalog;

/// <summary>
/// Takes receipts and enters their documents into the catalog, several in one transaction. <see cref="FlushAsync"/> at the end of the run;
/// what a killed run had not yet entered is entered again from the journal or by a rebuild.
/// </summary>
public sealed class Indexer(DocumentCatalog catalog, IStoredDocuments stored) : ISink<Receipt>
{
    private const int PagesPerTransaction = 100;

    private readonly List<StoredDocument> waiting = [];
    private int pages;

    public async ValueTask AcceptAsync(Receipt item, CancellationToken cancel)
    {
        var document = await stored.LoadAsync(item, cancel);
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
