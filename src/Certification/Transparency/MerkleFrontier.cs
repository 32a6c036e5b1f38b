namespace Platform.Certifications.Transparency;

/// <summary>
/// The right edge of a growing tree: all that appending needs to know of what is there, at most one hash a level.
/// </summary>
/// <param name="size">Leaves there are.</param>
/// <param name="cover">Hashes of the <see cref="MerkleTree.Cover"/> of them all.</param>
internal sealed class MerkleFrontier(long size, IEnumerable<byte[]> cover)
{
    private readonly Stack<byte[]> edge = new(cover);

    internal long Size { get; private set; } = size;

    /// <summary>Its hashes, left to right.</summary>
    internal IEnumerable<byte[]> Edge => edge.Reverse();

    internal byte[] Root => MerkleTree.Fold(Edge);

    /// <summary>Adds a leaf.</summary>
    /// <returns>The subtrees above it that are complete with it.</returns>
    internal IReadOnlyList<(NodeId Id, byte[] Hash)> Append(byte[] leafHash)
    {
        List<(NodeId, byte[])> completed = [];
        edge.Push(leafHash);
        var index = Size++;
        for (short level = 1; (index & 1) == 1; level++)
        {
            index >>= 1;
            var right = edge.Pop();
            var hash = MerkleTree.Node(edge.Pop(), right);
            edge.Push(hash);
            completed.Add((new NodeId(level, index), hash));
        }

        return completed;
    }
}
