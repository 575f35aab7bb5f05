using System.Security.Cryptography;
using Ingest.Model;
using Ingest.Proof;

namespace Ingest.Tests.Proof;

public class MerkleTreeTests
{
    [Fact]
    public void Leaves_and_nodes_are_hashed_as_rfc_6962_says()
    {
        var (a, b, c) = (Leaf(1), Leaf(2), Leaf(3));
        Assert.Equal(Hash(0, System.Text.Encoding.UTF8.GetBytes(a.Line)), Bytes(a.Hash));
        var ab = Hash(1, [.. Bytes(a.Hash), .. Bytes(b.Hash)]);
        Assert.Equal(Hash(1, [.. ab, .. Bytes(c.Hash)]), Bytes(new MerkleTree([a, b, c]).Root));
        Assert.Equal(Digest.Of([]), new MerkleTree([]).Root);
    }

    [Fact]
    public void Every_leaf_of_every_tree_up_to_forty_has_a_path_to_the_root_and_no_other_leaf_has_it()
    {
        for (var count = 1; count <= 40; count++)
        {
            var leaves = Enumerable.Range(0, count).Select(Leaf).ToList();
            var tree = new MerkleTree(leaves);
            for (var i = 0; i < count; i++)
            {
                Assert.True(tree.PathOf(i).Leads(leaves[i], tree.Root));
                Assert.False(tree.PathOf(i).Leads(Leaf(99), tree.Root));
                Assert.False(tree.PathOf(i).Leads(leaves[i], Digest.Of("other"u8)));
            }
        }
    }

    [Fact]
    public void A_node_does_not_pass_for_a_leaf() =>
        Assert.NotEqual(new MerkleTree([Leaf(1), Leaf(2)]).Root, new MerkleLeaf("x", new MerkleTree([Leaf(1), Leaf(2)]).Root).Hash);

    private static MerkleLeaf Leaf(int number) => new($"objects/{number}", Digest.Of([(byte)number]));

    private static byte[] Hash(byte prefix, byte[] bytes) => SHA256.HashData([prefix, .. bytes]);

    private static byte[] Bytes(Digest digest) => Convert.FromHexString(digest.Hex);
}
