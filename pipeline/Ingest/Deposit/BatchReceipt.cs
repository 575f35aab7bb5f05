using Ingest.Model;

namespace Ingest.Deposit;

/// <summary>
/// The Quittung: what became of every delivered page of a batch, without durations, so that the same run gives the same receipt.
/// </summary>
/// <param name="Stacks">In natural order, with their accounts.</param>
/// <param name="Documents">In page order.</param>
/// <param name="OtherPages">Pages outside any document: separators, blanks, superseded and quarantined ones.</param>
public sealed record BatchReceipt(
    IReadOnlyList<StackAccount> Stacks, IReadOnlyList<ReceiptDocument> Documents, IReadOnlyList<ReceiptPage> OtherPages)
{
    public const int SchemaVersion = 1;

    public Account Account => Stacks.Aggregate(Account.Empty, (sum, s) => sum + s.Account);
}

public sealed record StackAccount(string Name, Account Account);

/// <summary>A stored document of the batch, proved by the digests of its marker and its PDF. <paramref name="AlreadyStored"/>: it came with an earlier batch.</summary>
public sealed record ReceiptDocument(
    Guid Id, int Version, DocumentStatus Status, string Stack, int Pages, Digest Marker, Digest Pdf, bool AlreadyStored = false)
{
    public static ReceiptDocument Of(Receipt receipt) => new(
        receipt.Recorded.Id, receipt.Version, receipt.Status, receipt.Recorded.Document.Stack, receipt.Recorded.Document.Pages.Count,
        receipt.MarkerSha256, receipt.Objects[ObjectRole.Pdf]);
}

/// <summary>A page outside any document. <paramref name="Delivered"/> is its image in the store, of a quarantined page the whole file it came in, null when that was gone; <paramref name="Reason"/> an issue code or empty.</summary>
public sealed record ReceiptPage(PageId Page, PageState State, Digest? Delivered, string Reason);
