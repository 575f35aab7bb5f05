using System.Runtime.CompilerServices;
using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Proof;

/// <summary>Holds receipts, closing records, lists of digests and Merkle roots against each other and against what they protect.</summary>
/// <param name="isOpen">The batch is being worked on, or waits for <c>ingest resume</c>: its receipt need not be sealed yet.</param>
public sealed class ClosingCheck(IDepositStore store, VerifiedRecords known, AuditCheck audit, Func<string, bool> isOpen)
{
    public async IAsyncEnumerable<Difference> CheckAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var there = known.BatchRecords.ToHashSet(StringComparer.Ordinal);
        foreach (var name in known.BatchRecords)
        {
            var batch = name.Split('/')[1];
            if (name.StartsWith($"{StoreLayout.Batches}{batch}/receipt", StringComparison.Ordinal) && !there.Contains(BatchClosing.NameFor(name)))
            {
                // corrections write further receipts: the log vouches for these
                if (name == StoreLayout.Receipt(batch, 1))
                    yield return Unsealed(batch, BatchClosing.NameFor(name), $"{name} has no closing record.");
                else if (!audit.Names(name))
                    yield return new(DifferenceKind.RecordUnwitnessed, name, "It has no closing record, and no entry of the audit log names it: what is changed in it cannot be seen.");
            }

            if (!BatchClosing.IsName(name))
                continue;
            foreach (var difference in await ClosingAsync(name, batch, cancel))
                yield return difference;
        }
    }

    private async ValueTask<IReadOnlyList<Difference>> ClosingAsync(string name, string batch, CancellationToken cancel)
    {
        if (RecordReader.TryRead(await store.ReadRecordAsync(name, cancel), BatchClosing.Read, out var reason) is not { } closing)
            return [new(DifferenceKind.ClosingUnreadable, name, reason)];
        var found = new List<Difference>(audit.Witness(name, closing.Before));
        if (!audit.Names(name))
            found.Add(Unsealed(batch, name, "No entry of the audit log names it."));
        if (closing.Batch != batch || closing.Receipt.Name != BatchClosing.ReceiptOf(name))
            found.Add(new(DifferenceKind.ClosingChanged, name, "It is the closing record of another batch."));
        var receipt = await store.ReadRecordAsync(BatchClosing.ReceiptOf(name), cancel);
        if (receipt.IsEmpty)
            found.Add(new(DifferenceKind.ReceiptMissing, BatchClosing.ReceiptOf(name), $"{name} names it."));
        else if (Digest.Of(receipt.Span) != closing.Receipt.Sha256)
            found.Add(new(DifferenceKind.ReceiptChanged, BatchClosing.ReceiptOf(name), $"{name} names it with another SHA-256."));
        found.AddRange(await LeavesAsync(name, closing, cancel));
        return found;
    }

    private async ValueTask<IEnumerable<Difference>> LeavesAsync(string name, BatchClosing closing, CancellationToken cancel)
    {
        var list = BatchClosing.LeavesFor(closing.Receipt.Name);
        if (!RecordName.IsValid(list))
            return [];
        var bytes = await store.ReadRecordAsync(list, cancel);
        if (bytes.IsEmpty)
            return [new(DifferenceKind.DigestsMissing, list, $"{name} names it.")];
        if (RecordReader.TryRead(bytes, BatchLeaves.Read, out var reason) is not { } leaves)
            return [new(DifferenceKind.DigestsChanged, list, reason)];
        var found = new List<Difference>();
        var same = Digest.Of(bytes.Span) == closing.Leaves.Sha256;
        if (!same)
            found.Add(new(DifferenceKind.DigestsChanged, list, $"{name} names it with another SHA-256."));
        if (new MerkleTree(leaves).Root != closing.Root || leaves.Count != closing.Count)
            found.Add(same
                ? new(DifferenceKind.MerkleRootDiffers, name, $"The Merkle root over {list} is another one.")
                : new(DifferenceKind.MerkleRootDiffers, list, $"Its Merkle root is not the one of {name}."));
        foreach (var leaf in leaves)
        {
            if (await LeafAsync(leaf, list, cancel) is { } difference)
                found.Add(difference);
        }

        return found;
    }

    private async ValueTask<Difference?> LeafAsync(MerkleLeaf leaf, string list, CancellationToken cancel)
    {
        if (StoreLayout.TryParseMarker(leaf.Name, out var document, out var version))
        {
            return known.Witness(document, version, leaf.Sha256) switch
            {
                false => new(DifferenceKind.MarkerChanged, leaf.Name, $"{list} names it with another SHA-256.", document),
                null when !known.Deleted.Contains(document) && (await store.ReadRecordAsync(leaf.Name, cancel)).IsEmpty =>
                    new(DifferenceKind.MarkerMissing, leaf.Name, $"{list} names it.", document),
                _ => null,
            };
        }

        if (leaf.Name.StartsWith(StoreLayout.Objects + "/", StringComparison.Ordinal))
        {
            // that it is there the markers and the receipt say, and its name says what its bytes must be
            known.Refer(leaf.Sha256);
            return null;
        }

        if (!RecordName.IsValid(leaf.Name))
            return null;
        var bytes = await store.ReadRecordAsync(leaf.Name, cancel);
        return !bytes.IsEmpty && Digest.Of(bytes.Span) != leaf.Sha256
            ? new(DifferenceKind.ManifestChanged, leaf.Name, $"{list} names it with another SHA-256.")
            : null;
    }

    private Difference Unsealed(string batch, string name, string detail) => isOpen(batch)
        ? new(DifferenceKind.BatchOpen, name, detail)
        : new(DifferenceKind.ClosingMissing, name, detail);
}
