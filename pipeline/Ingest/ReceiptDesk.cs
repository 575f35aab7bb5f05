using Ingest.Catalog;
using Ingest.Flow;
using Ingest.Journal;
using Ingest.Model;

namespace Ingest;

/// <summary>Where a document ends: its receipt goes into the journal, its text into the catalog. The journal first: the catalog can be rebuilt.</summary>
public sealed class ReceiptDesk(ReceiptRecorder journal, DocumentCatalog catalog, IStoredDocuments stored, PageTally tally) : ISink<Receipt>
{
    public async ValueTask AcceptAsync(Receipt item, CancellationToken cancel)
    {
        await journal.AcceptAsync(item, cancel);
        await catalog.AddAsync([await stored.LoadAsync(item, cancel)], cancel);
        tally.CountDocument();
    }
}
