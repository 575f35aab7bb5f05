using Ingest.Deposit;
using Ingest.Journal;
using Ingest.Model;

namespace Ingest;

/// <summary>Writes the Quittung of a batch from the journal; of linked documents, from the marker they are linked to.</summary>
internal sealed class BatchReceipts(Journal.Journal journal, IDepositStore store)
{
    public async ValueTask<BatchReceipt> OfAsync(string batch, CancellationToken cancel)
    {
        var stacks = (await new Accounts(journal).OfStacksAsync(batch, cancel)).Select(s => new Deposit.StackAccount(s.Name, s.Account)).ToList();
        var pages = await journal.ReadAsync(rows => PageRows.OfBatch(rows, batch), cancel);
        var sizes = pages.Where(p => p.Document is not null).CountBy(p => p.Document!.Value).ToDictionary();
        var documents = new List<ReceiptDocument>();
        foreach (var row in await journal.ReadAsync(rows => DocumentRows.OfBatch(rows, batch), cancel))
            documents.Add(row.Link is { } link ? await LinkedAsync(row, link, sizes, cancel) : Deposited(row, sizes));
        return new BatchReceipt(stacks, documents, [.. pages.Where(p => p.Document is null).Select(Aside)]);
    }

    private static ReceiptDocument Deposited(JournalledDocument row, Dictionary<Guid, int> sizes) => new(
        row.Id, row.Version ?? 1, DocumentStatusWords.Parse(row.Status), row.Classified.Document.Stack, sizes.GetValueOrDefault(row.Id),
        row.MarkerSha256 ?? throw new StoreException($"Document {row.Id} has no receipt.", "Run `ingest resume`."), row.Objects[ObjectRole.Pdf]);

    private async ValueTask<ReceiptDocument> LinkedAsync(JournalledDocument row, Guid link, Dictionary<Guid, int> sizes, CancellationToken cancel)
    {
        var version = await store.NewestVersionAsync(link, 1, cancel);
        var bytes = await store.ReadRecordAsync(StoreLayout.Marker(link, version), cancel);
        if (bytes.IsEmpty)
            throw new StoreException($"Document {link}, to which {row.Id} is linked, is not in the store.", "Run `ingest verify`.");
        var marker = MarkerReader.Read(bytes);
        return new ReceiptDocument(
            link, marker.Version, marker.Status, row.Classified.Document.Stack, sizes.GetValueOrDefault(row.Id),
            Digest.Of(bytes.Span), marker.Objects[ObjectRole.Pdf].Sha256, AlreadyStored: true);
    }

    private static ReceiptPage Aside(JournalledPage row) => new(
        row.Page.Id, Enum.Parse<PageState>(row.State, ignoreCase: true), row.Page.Image?.Delivered.Sha256 ?? row.Page.Kept, row.Page.Fault?.Code ?? "");
}
