using Ingest.Flow;
using Ingest.Model;

namespace Ingest.Journal;

/// <summary>The last step of a document: the store's receipt in the journal is the acknowledgement. A receipt that comes twice changes nothing.</summary>
public sealed class ReceiptRecorder(Journal journal) : ISink<Receipt>
{
    public async ValueTask AcceptAsync(Receipt item, CancellationToken cancel) =>
        await journal.WriteAsync("receipt", rows =>
        {
            DocumentRows.Deposit(rows, item);
            return 0;
        }, cancel);
}
