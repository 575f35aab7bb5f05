using System.Runtime.CompilerServices;
using Ingest.Deposit;
using Ingest.Model;

namespace Ingest.Proof;

/// <summary>That an object or record belonged to a batch when it was closed: its line, and the path from it to the Merkle root of the closing record.</summary>
public sealed record ObjectProof(MerkleLeaf Leaf, string Batch, string Closing, Digest Root, MerklePath Path)
{
    public bool Holds => Path.Leads(Leaf, Root);

    /// <summary>One proof for each closed batch that protects it, oldest receipt first within a batch.</summary>
    /// <param name="name">Name of a record, <c>objects/aa/SHA256</c>, or a SHA-256 alone.</param>
    public static async IAsyncEnumerable<ObjectProof> FindAsync(IDepositStore store, string name, [EnumeratorCancellation] CancellationToken cancel)
    {
        var wanted = name.Length == 64 && name.All(char.IsAsciiHexDigitLower) ? StoreLayout.Object(Digest.Parse(name)) : name;
        await foreach (var closing in store.ListRecordsAsync(StoreLayout.Batches, cancel))
        {
            if (!BatchClosing.IsName(closing) || RecordReader.TryRead(await store.ReadRecordAsync(closing, cancel), BatchClosing.Read, out _) is not { } closed)
                continue;
            var list = await store.ReadRecordAsync(BatchClosing.LeavesFor(BatchClosing.ReceiptOf(closing)), cancel);
            if (RecordReader.TryRead(list, BatchLeaves.Read, out _) is not { } leaves)
                continue;
            for (var i = 0; i < leaves.Count; i++)
            {
                if (leaves[i].Name == wanted)
                    yield return new(leaves[i], closed.Batch, closing, closed.Root, new MerkleTree(leaves).PathOf(i));
            }
        }
    }
}
