using Ingest.Catalog;
using Ingest.Flow;
using Ingest.Journal;
using Ingest.Model;

namespace Ingest;

/// <summary>
/// Where a document ends: its receipt goes into the journal, its text into the catalog. The journal first: the catalog can be rebuilt,
/// and what the indexer still holds at the end of the line is entered when the batch is closed.
/// </summary>
public sealed class ReceiptDesk(ReceiptRecorder journal, Indexer catalog, PageTally tally) : ISink<Receipt>
{
    public async ValueTask AcceptAsync(Receipt item, CancellationToken cancel)
    {
        await journal.AcceptAsync(item, cancel);
        await catalog.AddAsync(item.Marker, cancel);
        tally.CountDocument();
    }
}
