using System.Security.Cryptography;
using Ingest.Model;

namespace Ingest.Proof;

/// <summary>
/// The Merkle tree of RFC 6962 section 2.1 over a list of digests: leaves and nodes are hashed with different prefixes, so that no node passes
/// for a leaf. One root stands for the whole list, and a path of a few digests proves that one of them is in it.
/// </summary>
public sealed class MerkleTree
{
    /// <summary>Row 0 holds the leaves, each further row half as many; the last one holds the root.</summary>
    private readonly List<Digest[]> rows = [];

    /// <param name="leaves">What is protected, in its order.</param>
    public MerkleTree(IEnumerable<MerkleLeaf> leaves)
    {
        var row = leaves.Select(l => l.Hash).ToArray();
        rows.Add(row);
        while (row.Length > 1)
            rows.Add(row = Above(row));
    }

    public int Leaves => rows[0].Length;

    /// <summary>Of an empty list it is the digest of nothing.</summary>
    public Digest Root => Leaves == 0 ? Digest.Of([]) : rows[^1][0];

    /// <param name="index">From 0.</param>
    public MerklePath PathOf(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Leaves);
        var steps = new List<MerkleStep>();
        foreach (var row in rows.SkipLast(1))
        {
            // the last of an odd row goes up unchanged
            if ((index ^ 1) < row.Length)
                steps.Add(new(row[index ^ 1], OnTheLeft: (index & 1) == 1));
            index >>= 1;
        }

        return new(steps);
    }

    internal static Digest Node(Digest left, Digest right)
    {
        Span<byte> bytes = stackalloc byte[65];
        bytes[0] = 1;
        Convert.FromHexString(left.Hex, bytes[1..33], out _, out _);
        Convert.FromHexString(right.Hex, bytes[33..], out _, out _);
        return Digest.OfHash(SHA256.HashData(bytes));
    }

    private static Digest[] Above(Digest[] row)
    {
        var above = new Digest[(row.Length + 1) / 2];
        for (var i = 0; i < above.Length; i++)
            above[i] = 2 * i + 1 < row.Length ? Node(row[2 * i], row[2 * i + 1]) : row[2 * i];
        return above;
    }
}

/// <summary>What a batch protects: the name of a record or object in the store, and the SHA-256 of its bytes.</summary>
public sealed record MerkleLeaf(string Name, Digest Sha256)
{
    /// <summary>As <c>sha256sum</c> writes and checks it.</summary>
    public string Line => $"{Sha256.Hex}  {Name}";

    public Digest Hash => Digest.Of([0, .. System.Text.Encoding.UTF8.GetBytes(Line)]);
}

/// <summary>The digests beside the way from a leaf up to the root.</summary>
public sealed record MerklePath(IReadOnlyList<MerkleStep> Steps)
{
    public bool Leads(MerkleLeaf leaf, Digest root) =>
        Steps.Aggregate(leaf.Hash, (hash, step) => step.OnTheLeft ? MerkleTree.Node(step.Beside, hash) : MerkleTree.Node(hash, step.Beside)) == root;
}

public sealed record MerkleStep(Digest Beside, bool OnTheLeft);
