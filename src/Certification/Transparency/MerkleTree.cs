using System.Numerics;
using System.Security.Cryptography;

namespace Platform.Certifications.Transparency;

/// <summary>A complete subtree: the hash over the leaves [index·2^level, (index+1)·2^level). Never changes.</summary>
internal readonly record struct NodeId(short Level, long Index);

/// <summary>
/// The Merkle tree of RFC 9162 (and 6962): which stored subtrees make a root or a proof, and how a reader judges one.
/// Pure; whoever has the hashes gives them.
/// </summary>
internal static class MerkleTree
{
    internal const int HashBytes = 32;

    /// <summary>Root of a tree without leaves.</summary>
    internal static byte[] EmptyRoot => SHA256.HashData([]);

    /// <summary>The prefixes keep a leaf from being passed off as a node.</summary>
    internal static byte[] Leaf(ReadOnlySpan<byte> data) => SHA256.HashData([0, .. data]);

    internal static byte[] Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) =>
        SHA256.HashData([1, .. left, .. right]);

    /// <summary>The complete subtrees that cover the leaves [start, end), left to right; at most 2·log2(end).</summary>
    internal static IReadOnlyList<NodeId> Cover(long start, long end)
    {
        List<NodeId> nodes = [];
        while (start < end)
        {
            var fits = BitOperations.Log2((ulong)(end - start));
            var aligned = start == 0 ? fits : BitOperations.TrailingZeroCount(start);
            var level = Math.Min(fits, aligned);
            nodes.Add(new NodeId((short)level, start >> level));
            start += 1L << level;
        }

        return nodes;
    }

    /// <summary>The hash of a range from the hashes of its <see cref="Cover"/>.</summary>
    internal static byte[] Fold(IEnumerable<byte[]> cover) =>
        cover.Reverse().Aggregate((byte[]?)null, (right, left) => right is null ? left : Node(left, right))
        ?? EmptyRoot;

    /// <summary>The ranges whose hashes prove that a leaf is in the tree, from the leaf to the root.</summary>
    internal static IReadOnlyList<(long Start, long End)> InclusionRanges(long index, long size)
    {
        List<(long, long)> ranges = [];
        var (start, end) = (0L, size);
        while (end - start > 1)
        {
            var middle = start + Split(end - start);
            if (index < middle)
                (ranges, end) = ([.. ranges, (middle, end)], middle);
            else
                (ranges, start) = ([.. ranges, (start, middle)], middle);
        }

        ranges.Reverse();
        return ranges;
    }

    /// <summary>The ranges whose hashes prove that the tree of one size begins with the tree of another.</summary>
    internal static IReadOnlyList<(long Start, long End)> ConsistencyRanges(long first, long second)
    {
        List<(long, long)> ranges = [];
        var (start, end, isPrefix) = (0L, second, true);
        while (end != first)
        {
            var middle = start + Split(end - start);
            if (first <= middle)
                (ranges, end) = ([.. ranges, (middle, end)], middle);
            else
                (ranges, start, isPrefix) = ([.. ranges, (start, middle)], middle, false);
        }

        if (!isPrefix)
            ranges.Add((start, end));
        ranges.Reverse();
        return ranges;
    }

    /// <summary>RFC 9162, 2.1.3.2.</summary>
    internal static bool ProvesInclusion(
        long index, long size, byte[] leafHash, IReadOnlyList<byte[]> proof, byte[] root)
    {
        if (index < 0 || index >= size)
            return false;
        var (node, last, hash) = (index, size - 1, leafHash);
        foreach (var sibling in proof)
        {
            if (last == 0)
                return false;
            if ((node & 1) == 1 || node == last)
            {
                hash = Node(sibling, hash);
                while ((node & 1) == 0 && node != 0)
                    (node, last) = (node >> 1, last >> 1);
            }
            else
            {
                hash = Node(hash, sibling);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && hash.AsSpan().SequenceEqual(root);
    }

    /// <summary>RFC 9162, 2.1.4.2.</summary>
    internal static bool ProvesConsistency(
        long first, long second, byte[] firstRoot, byte[] secondRoot, IReadOnlyList<byte[]> proof)
    {
        if (first < 1 || first > second)
            return false;
        if (first == second)
            return proof.Count == 0 && firstRoot.AsSpan().SequenceEqual(secondRoot);

        IReadOnlyList<byte[]> path = BitOperations.IsPow2(first) ? [firstRoot, .. proof] : proof;
        if (path.Count == 0)
            return false;
        var (node, last) = (first - 1, second - 1);
        while ((node & 1) == 1)
            (node, last) = (node >> 1, last >> 1);
        var (older, newer) = (path[0], path[0]);
        foreach (var hash in path.Skip(1))
        {
            if (last == 0)
                return false;
            if ((node & 1) == 1 || node == last)
            {
                (older, newer) = (Node(hash, older), Node(hash, newer));
                while ((node & 1) == 0 && node != 0)
                    (node, last) = (node >> 1, last >> 1);
            }
            else
            {
                newer = Node(newer, hash);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && older.AsSpan().SequenceEqual(firstRoot) && newer.AsSpan().SequenceEqual(secondRoot);
    }

    /// <summary>The largest power of two smaller than a size of at least 2.</summary>
    private static long Split(long size) => 1L << BitOperations.Log2((ulong)(size - 1));
}
