using System.Numerics;
using System.Security.Cryptography;
using Platform.Certifications.Transparency;

namespace Platform.Certifications.Tests;

/// <summary>The tree against a naive one, and against the vectors of Certificate Transparency.</summary>
public sealed class MerkleTreeTests
{
    private static readonly string[] Vectors =
        ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4")]
    [InlineData(6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef")]
    [InlineData(7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void The_root_is_that_of_the_reference(int size, string root) =>
        Assert.Equal(root, Convert.ToHexStringLower(new Store(Reference(size)).Root(size)));

    [Fact]
    public void The_proofs_are_those_of_the_reference()
    {
        var store = new Store(Reference(8));

        Assert.Equal(
            [
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ],
            store.Inclusion(5, 8).Select(Convert.ToHexStringLower));
        Assert.Equal(
            [
                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ],
            store.Consistency(6, 8).Select(Convert.ToHexStringLower));
    }

    [Fact]
    public void Every_root_is_that_of_a_naive_tree()
    {
        var leaves = Leaves(130);
        var store = new Store(leaves);
        for (var size = 1; size <= leaves.Length; size++)
            Assert.Equal(Naive(leaves.AsSpan(0, size)), store.Root(size));
    }

    [Fact]
    public void Every_leaf_is_proved_in_every_tree_and_nothing_else_is()
    {
        var leaves = Leaves(40);
        var store = new Store(leaves);
        for (var size = 1; size <= leaves.Length; size++)
        {
            var root = store.Root(size);
            for (var index = 0; index < size; index++)
            {
                var proof = store.Inclusion(index, size);
                Assert.True(MerkleTree.ProvesInclusion(index, size, leaves[index], proof, root));
                Assert.False(MerkleTree.ProvesInclusion(index, size, Flip(leaves[index]), proof, root));
                Assert.False(MerkleTree.ProvesInclusion(index + 1, size, leaves[index], proof, root) && size > 1);
                Assert.False(MerkleTree.ProvesInclusion(index, size, leaves[index], [.. proof, root], root));
                foreach (var broken in Broken(proof))
                    Assert.False(MerkleTree.ProvesInclusion(index, size, leaves[index], broken, root));
            }
        }
    }

    [Fact]
    public void Every_tree_is_proved_to_begin_with_every_earlier_one_and_with_no_other()
    {
        var leaves = Leaves(40);
        var store = new Store(leaves);
        for (var second = 1; second <= leaves.Length; second++)
        {
            for (var first = 1; first <= second; first++)
            {
                var (older, newer) = (store.Root(first), store.Root(second));
                var proof = store.Consistency(first, second);
                Assert.True(MerkleTree.ProvesConsistency(first, second, older, newer, proof));
                Assert.False(MerkleTree.ProvesConsistency(first, second, Flip(older), newer, proof));
                Assert.False(MerkleTree.ProvesConsistency(first, second, older, Flip(newer), proof));
                foreach (var broken in Broken(proof))
                    Assert.False(MerkleTree.ProvesConsistency(first, second, older, newer, broken));
            }
        }
    }

    [Theory]
    [InlineData(1_000_000L)]
    [InlineData(1_048_576L)]
    [InlineData(999_999_999_999L)]
    public void A_proof_takes_few_subtrees_however_large_the_log_is(long size)
    {
        var limit = 2 * (BitOperations.Log2((ulong)size) + 1);
        long[] places = [0, 1, size / 3, size / 2, size - 2, size - 1];
        Assert.All(places, index => Assert.InRange(Nodes(MerkleTree.InclusionRanges(index, size)), 1, limit));
        Assert.All(places.Skip(1), first =>
            Assert.InRange(Nodes(MerkleTree.ConsistencyRanges(first, size)), 1, 2 * limit));
        Assert.InRange(MerkleTree.Cover(0, size).Count, 1, limit);

        static int Nodes(IReadOnlyList<(long Start, long End)> ranges) =>
            ranges.Sum(range => MerkleTree.Cover(range.Start, range.End).Count);
    }

    [Fact]
    public void A_tree_continued_from_its_edge_is_the_same_tree()
    {
        var leaves = Leaves(100);
        for (var half = 0; half <= leaves.Length; half++)
        {
            var first = new MerkleFrontier(0, []);
            foreach (var leaf in leaves[..half])
                first.Append(leaf);
            var second = new MerkleFrontier(first.Size, first.Edge);
            foreach (var leaf in leaves[half..])
                second.Append(leaf);
            Assert.Equal(Naive(leaves), second.Root);
        }
    }

    [Fact]
    public void A_signed_note_has_one_spelling()
    {
        var root = SHA256.HashData("root"u8);
        var note = new SignedNote("bdhvs.example/transparency", 7, root, 0x01020304, [9, 8, 7]).Write();

        Assert.StartsWith(
            $"bdhvs.example/transparency\n7\n{Convert.ToBase64String(root)}\n\n— ", note, StringComparison.Ordinal);
        Assert.Equal(7, SignedNote.Read(note)!.Size);
        string[] others =
        [
            note + "\n", note[..^1], " " + note, note.Replace("\n7\n", "\n07\n"), note.Replace("\n7\n", "\n+7\n"),
            note.Replace("— ", "- "), note.Replace("\n\n", "\n"), note.Replace("\n\n", "\nextension\n\n"),
        ];
        Assert.All(others, other => Assert.Null(SignedNote.Read(other)));
    }

    private static byte[][] Reference(int count) =>
        [.. Vectors.Take(count).Select(hex => MerkleTree.Leaf(Convert.FromHexString(hex)))];

    private static byte[][] Leaves(int count) =>
        [.. Enumerable.Range(0, count).Select(n => MerkleTree.Leaf(BitConverter.GetBytes(n)))];

    /// <summary>RFC 9162, 2.1.1, word for word.</summary>
    private static byte[] Naive(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length == 1)
            return leaves[0];
        var k = 1;
        while (k * 2 < leaves.Length)
            k *= 2;
        return SHA256.HashData([1, .. Naive(leaves[..k]), .. Naive(leaves[k..])]);
    }

    private static byte[] Flip(byte[] hash) => [(byte)(hash[0] ^ 1), .. hash[1..]];

    private static IEnumerable<byte[][]> Broken(byte[][] proof)
    {
        for (var i = 0; i < proof.Length; i++)
        {
            yield return [.. proof.Take(i), Flip(proof[i]), .. proof.Skip(i + 1)];
            yield return [.. proof.Take(i), .. proof.Skip(i + 1)];
        }
    }

    /// <summary>What the database holds: leaves and complete subtrees.</summary>
    private sealed class Store
    {
        private readonly Dictionary<NodeId, byte[]> nodes = [];

        internal Store(byte[][] leaves)
        {
            var tree = new MerkleFrontier(0, []);
            foreach (var (leaf, index) in leaves.Select((leaf, index) => (leaf, index)))
            {
                nodes[new NodeId(0, index)] = leaf;
                foreach (var (id, hash) in tree.Append(leaf))
                    nodes[id] = hash;
            }
        }

        internal byte[] Root(long size) => Hash((0, size));

        internal byte[][] Inclusion(long index, long size) =>
            [.. MerkleTree.InclusionRanges(index, size).Select(Hash)];

        internal byte[][] Consistency(long first, long second) =>
            [.. MerkleTree.ConsistencyRanges(first, second).Select(Hash)];

        private byte[] Hash((long Start, long End) range) =>
            MerkleTree.Fold(MerkleTree.Cover(range.Start, range.End).Select(id => nodes[id]));
    }
}
