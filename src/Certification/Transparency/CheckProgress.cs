using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Platform.Certifications.Transparency;

/// <summary>
/// How far the comparison has come; one row, written after every batch, so that any replica goes on from there: first
/// all certificates, then the log from its first leaf.
/// </summary>
internal sealed class CheckProgress
{
    internal const int Only = 1;

    public int Id { get; private set; } = Only;

    public long Cycle { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The last certificate compared; empty at the start of a cycle.</summary>
    public Guid After { get; private set; }

    public long Compared { get; private set; }

    public bool CertificatesDone { get; private set; }

    /// <summary>Size of the checkpoint this cycle judges; null where there was none.</summary>
    public long? TargetSize { get; private set; }

    /// <summary>Leaves read so far.</summary>
    public long Walked { get; private set; }

    /// <summary>Right edge of the tree they make, one hash after the other.</summary>
    public byte[] Edge { get; private set; } = [];

    /// <summary>Size and root that an earlier cycle found in order: the log must begin with them for ever.</summary>
    public long SeenSize { get; private set; }

    public byte[] SeenRoot { get; private set; } = [];

    internal bool IsRunning => Cycle > 0 && EndedAt is null;

    public void Start(long? targetSize, DateTimeOffset now)
    {
        (Cycle, StartedAt, EndedAt, TargetSize) = (Cycle + 1, now, null, targetSize);
        (After, Compared, CertificatesDone, Walked, Edge) = (Guid.Empty, 0, false, 0, []);
    }

    public void PassedCertificates(IReadOnlyList<Guid> batch)
    {
        if (batch.Count == 0)
            CertificatesDone = true;
        else
            (After, Compared) = (batch[^1], Compared + batch.Count);
    }

    public void PassedLeaves(MerkleFrontier tree) => (Walked, Edge) = (tree.Size, [.. tree.Edge.SelectMany(h => h)]);

    public MerkleFrontier Tree() => new(Walked, Edge.Chunk(MerkleTree.HashBytes));

    public void Trust(long size, byte[] root) => (SeenSize, SeenRoot) = (size, root);

    public void End(DateTimeOffset now) => EndedAt = now;
}

internal sealed class CheckProgressConfiguration : IEntityTypeConfiguration<CheckProgress>
{
    public void Configure(EntityTypeBuilder<CheckProgress> builder) =>
        builder.Property(progress => progress.Id).ValueGeneratedNever();
}
