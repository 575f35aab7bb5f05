using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Proof;

/// <summary>
/// Seals a batch whose receipt stands: list of digests, closing record, audit entry. Each step only if absent, so that a batch killed anywhere
/// between is sealed by doing it again, and gets one entry.
/// </summary>
public sealed class BatchCloser(IDepositStore store, IAuditTrail trail, FaultPoints faults)
{
    /// <param name="receipt">Name of the receipt's record.</param>
    /// <param name="actor">Pseudonym of who answers for the batch; empty when nobody said so.</param>
    /// <returns>The entry of the audit log.</returns>
    public async ValueTask<AuditHead> CloseAsync(string batch, string receipt, DateTimeOffset clock, string actor, CancellationToken cancel)
    {
        var (closing, bytes) = await SealAsync(batch, receipt, clock, cancel);
        return await trail.AppendAsync(closing.Act(actor, Digest.Of(bytes.Span)), cancel);
    }

    private async ValueTask<(BatchClosing, ReadOnlyMemory<byte>)> SealAsync(string batch, string receipt, DateTimeOffset clock, CancellationToken cancel)
    {
        var name = BatchClosing.NameFor(receipt);
        var quittung = await store.ReadRecordAsync(receipt, cancel);
        var leaves = await new BatchLeaves(store).OfAsync(batch, ReceiptJson.Read(quittung), cancel);
        var list = BatchLeaves.Write(leaves);
        await CreateAsync(BatchClosing.LeavesFor(receipt), list, cancel);
        faults.Reached("batch.digests.created");

        // what an earlier try has written names the head of that moment, and counts
        var stored = await store.ReadRecordAsync(name, cancel);
        if (stored.IsEmpty)
        {
            var mine = new BatchClosing(
                batch, clock, new(receipt, Digest.Of(quittung.Span)), new(BatchClosing.LeavesFor(receipt), Digest.Of(list.Span)),
                leaves.Count, new MerkleTree(leaves).Root, await trail.HeadAsync(cancel)).Write();
            stored = await store.TryCreateRecordAsync(name, mine, cancel) ? mine : await store.ReadRecordAsync(name, cancel);
            faults.Reached("batch.closing.created");
        }

        var closing = RecordReader.Require(name, stored, BatchClosing.Read);
        return closing.Receipt.Sha256 == Digest.Of(quittung.Span) && closing.Leaves.Sha256 == Digest.Of(list.Span)
            ? (closing, stored)
            : throw StoreFailure.Different(name, "it names another receipt or other objects");
    }

    private async ValueTask CreateAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        if (!await store.TryCreateRecordAsync(name, bytes, cancel))
            throw StoreFailure.Different(name, "with other content");
    }
}
