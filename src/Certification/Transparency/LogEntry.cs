using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Certifications.Certificates;

namespace Platform.Certifications.Transparency;

/// <summary>
/// One issued artefact in the public log. The log shows hashes only: the public id in it would be the key to
/// everybody's certificate page.
/// </summary>
internal sealed class LogEntry
{
    /// <summary>0, 1, 2, … without gaps.</summary>
    public required long Position { get; init; }

    public required Guid CertificateId { get; init; }

    public required int IssueNo { get; init; }

    /// <summary>What was issued, both forms of it, exactly as they are served: the data of the leaf.</summary>
    public required byte[] ArtefactHash { get; init; }

    /// <summary>What the tree is made of; see <see cref="MerkleTree.Leaf"/>.</summary>
    public required byte[] LeafHash { get; init; }

    public required DateTimeOffset LoggedAt { get; init; }

    /// <summary>
    /// SHA-256 over the SHA-256 of the token and that of the credential: whoever holds one of the two proves it with
    /// the hash of the other. Of what was issued in the first form, which had no credential, that of the token alone.
    /// </summary>
    internal static byte[] HashOf(string token, string? credential) =>
        credential is null ? HashOf(token) : SHA256.HashData([.. HashOf(token), .. HashOf(credential)]);

    internal static byte[] HashOf(string served) => SHA256.HashData(Encoding.UTF8.GetBytes(served));
}

/// <summary>A complete subtree above the leaves: a proof reads a few of them however long the log is.</summary>
internal sealed class LogNode
{
    public required short Level { get; init; }

    public required long Index { get; init; }

    public required byte[] Hash { get; init; }
}

/// <summary>What the issuer has signed about the log: it had this root at this size.</summary>
internal sealed class LogCheckpoint
{
    public required long Size { get; init; }

    public required byte[] Root { get; init; }

    public required string KeyId { get; init; }

    /// <summary>The signed note, as served.</summary>
    public required string Note { get; init; }

    public required DateTimeOffset SignedAt { get; init; }
}

/// <summary>
/// An artefact that waits for its place. The database writes the row together with the artefact, so that whoever
/// issues cannot forget it.
/// </summary>
internal sealed class UnloggedIssuance
{
    public long Id { get; private set; }

    public Guid CertificateId { get; private set; }

    public int IssueNo { get; private set; }
}

internal sealed class LogEntryConfiguration : IEntityTypeConfiguration<LogEntry>
{
    public void Configure(EntityTypeBuilder<LogEntry> builder)
    {
        builder.HasKey(entry => entry.Position);
        builder.Property(entry => entry.Position).ValueGeneratedNever();
        builder.Property(entry => entry.ArtefactHash).HasMaxLength(MerkleTree.HashBytes);
        builder.Property(entry => entry.LeafHash).HasMaxLength(MerkleTree.HashBytes);
        builder.HasIndex(entry => new { entry.CertificateId, entry.IssueNo }).IsUnique();
    }
}

internal sealed class LogNodeConfiguration : IEntityTypeConfiguration<LogNode>
{
    public void Configure(EntityTypeBuilder<LogNode> builder)
    {
        builder.HasKey(node => new { node.Level, node.Index });
        builder.Property(node => node.Hash).HasMaxLength(MerkleTree.HashBytes);
    }
}

internal sealed class LogCheckpointConfiguration : IEntityTypeConfiguration<LogCheckpoint>
{
    public void Configure(EntityTypeBuilder<LogCheckpoint> builder)
    {
        builder.HasKey(checkpoint => checkpoint.Size);
        builder.Property(checkpoint => checkpoint.Size).ValueGeneratedNever();
        builder.Property(checkpoint => checkpoint.Root).HasMaxLength(MerkleTree.HashBytes);
        builder.Property(checkpoint => checkpoint.KeyId).HasMaxLength(64);
        builder.Property(checkpoint => checkpoint.Note).HasMaxLength(4096);
    }
}

internal sealed class UnloggedIssuanceConfiguration : IEntityTypeConfiguration<UnloggedIssuance>
{
    public void Configure(EntityTypeBuilder<UnloggedIssuance> builder)
    {
        builder.HasIndex(waiting => new { waiting.CertificateId, waiting.IssueNo }).IsUnique();
        builder.HasOne<Issuance>().WithMany().HasForeignKey(waiting => new { waiting.CertificateId, waiting.IssueNo })
            .OnDelete(DeleteBehavior.Cascade);
    }
}
