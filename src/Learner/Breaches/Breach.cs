using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Learners.Areas;

namespace Platform.Learners.Breaches;

/// <summary>What happened to the data. Names as stored and as shown.</summary>
public enum BreachKind
{
    /// <summary>Seen or published by somebody who should not have seen it.</summary>
    Disclosure,

    /// <summary>Somebody got in.</summary>
    UnauthorisedAccess,
    Alteration,
    Loss,
    Other,
}

/// <summary>
/// A breach of personal data: the record the law asks for, with the hour until which the authority must be told. What
/// was written stays as it was written; telling the authority is added to it, once.
/// </summary>
internal sealed class Breach : IInArea
{
    public required Guid Id { get; init; }

    /// <summary>Whose people are concerned.</summary>
    public required Guid AreaId { get; init; }

    public Area Area { get; private init; } = null!;

    public required BreachKind Kind { get; init; }

    /// <summary>In words, sealed: it may name people.</summary>
    public required byte[] DescriptionSealed { get; init; }

    /// <summary>How many people, as far as it is known; nothing where nobody can tell yet.</summary>
    public int? SubjectsEstimate { get; init; }

    public required DateTimeOffset DetectedAt { get; init; }

    public required DateTimeOffset NotifyBy { get; init; }

    /// <summary>Version of the rule that gave the hours.</summary>
    public required int RuleVersion { get; init; }

    public required string RecordedBy { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public DateTimeOffset? NotifiedAt { get; private set; }

    public string? NotifiedBy { get; private set; }

    /// <summary>Under which number the authority has it.</summary>
    public string? Reference { get; private set; }

    public uint RowVersion { get; private init; }

    /// <summary>Told too late, or not told and the time is over.</summary>
    public bool IsOverdue(DateTimeOffset now) => (NotifiedAt ?? now) > NotifyBy;

    /// <returns>False where the authority was told before.</returns>
    public bool Notify(DateTimeOffset at, string by, string reference)
    {
        if (NotifiedAt is not null)
            return false;
        (NotifiedAt, NotifiedBy, Reference) = (at, by, reference);
        return true;
    }
}

internal sealed class BreachConfiguration : IEntityTypeConfiguration<Breach>
{
    public void Configure(EntityTypeBuilder<Breach> builder)
    {
        builder.Property(breach => breach.Id).ValueGeneratedNever();
        builder.Property(breach => breach.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(breach => breach.RecordedBy).HasMaxLength(200);
        builder.Property(breach => breach.NotifiedBy).HasMaxLength(200);
        builder.Property(breach => breach.Reference).HasMaxLength(100);
        builder.HasRowVersion(breach => breach.RowVersion);
        builder.HasOne(breach => breach.Area).WithMany().HasForeignKey(breach => breach.AreaId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(breach => breach.NotifyBy).HasFilter("notified_at IS NULL");
    }
}

internal sealed class BreachesInAreas : IAreaDependents
{
    public string Kind => "breaches";

    public Task<long> Count(LearnerDbContext db, Guid[] areaIds, CancellationToken cancellationToken) =>
        db.Breaches.LongCountAsync(
            breach => breach.NotifiedAt == null && breach.Area.Path.Any(id => areaIds.Contains(id)),
            cancellationToken);
}
