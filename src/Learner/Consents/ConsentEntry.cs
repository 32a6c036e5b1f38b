using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Learners.Learners;

namespace Platform.Learners.Consents;

/// <summary>Names as stored and as shown.</summary>
public enum ConsentKind
{
    Granted,
    Withdrawn,
}

/// <summary>
/// A line of the ledger: who said what about which purpose, when, how, after reading what, and where that is kept. A
/// trigger lets nobody change or delete it, also not the withdrawal: the evidence is the point.
/// </summary>
internal sealed class ConsentEntry
{
    public required Guid Id { get; init; }

    public required Guid LearnerId { get; init; }

    public required string Purpose { get; init; }

    public required ConsentKind Kind { get; init; }

    /// <summary>The notice that was read; a withdrawal needs none.</summary>
    public string? NoticeHash { get; init; }

    public required string Channel { get; init; }

    /// <summary>Where the paper or the recording is, sealed under the key of the learner it was recorded for.</summary>
    public byte[]? EvidenceSealed { get; init; }

    public required ConsentGiver GivenBy { get; init; }

    public Guid? GuardianId { get; init; }

    /// <summary>Who recorded it.</summary>
    public required string Actor { get; init; }

    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }
}

internal sealed class ConsentEntryConfiguration : IEntityTypeConfiguration<ConsentEntry>
{
    public void Configure(EntityTypeBuilder<ConsentEntry> builder)
    {
        builder.Property(entry => entry.Id).ValueGeneratedNever();
        builder.Property(entry => entry.Purpose).HasMaxLength(40);
        builder.Property(entry => entry.Kind).HasConversion<string>().HasMaxLength(10);
        builder.Property(entry => entry.NoticeHash).HasMaxLength(64);
        builder.Property(entry => entry.Channel).HasMaxLength(20);
        builder.Property(entry => entry.GivenBy).HasConversion<string>().HasMaxLength(10);
        builder.Property(entry => entry.Actor).HasMaxLength(200);
        builder.HasOne<Learner>().WithMany().HasForeignKey(entry => entry.LearnerId);
        builder.HasOne<Purpose>().WithMany().HasForeignKey(entry => entry.Purpose);
        builder.HasOne<Notice>().WithMany().HasForeignKey(entry => entry.NoticeHash);
        builder.HasOne<Guardian>().WithMany().HasForeignKey(entry => entry.GuardianId);
        builder.HasIndex(entry => new { entry.LearnerId, entry.Id });
    }
}
