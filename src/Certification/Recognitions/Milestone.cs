using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Certifications.Areas;
using Platform.Contracts.Certifications.V1;

namespace Platform.Certifications.Recognitions;

/// <summary>What a milestone counts; codes as on the wire.</summary>
public enum MilestoneKind
{
    /// <summary>People of the commune who hold a valid certificate.</summary>
    CertifiedCount,

    /// <summary>The same in percent of the adults who live there.</summary>
    CertifiedShare,
}

/// <summary>When a commune has reached something. Never edited: a decision that changes it adds a version.</summary>
internal sealed class MilestoneRule
{
    public required string Code { get; init; }

    public required int Version { get; init; }

    public required MilestoneKind Kind { get; init; }

    /// <summary>People, or percent.</summary>
    public required int Threshold { get; init; }

    public required string TitleVi { get; init; }

    public required string TitleEn { get; init; }

    /// <summary>Where the number was read, and whether somebody checked it there.</summary>
    public required string Source { get; init; }

    /// <param name="certified">People there who hold a valid certificate.</param>
    /// <param name="adults">Adults who live there; null where nobody has said.</param>
    internal bool IsReached(int certified, int? adults) => Kind switch
    {
        MilestoneKind.CertifiedCount => certified >= Threshold,
        _ => adults is > 0 && certified * 100L >= (long)Threshold * adults,
    };
}

/// <summary>How many adults live in a commune, by whose count.</summary>
internal sealed class CommuneAdults
{
    public required Guid AreaId { get; init; }

    public required int Adults { get; set; }

    public required DateOnly CountedOn { get; set; }

    public required string Source { get; set; }

    public uint RowVersion { get; private set; }
}

/// <summary>A commune in which somebody began or ceased to count; judged soon, once for many changes.</summary>
internal sealed class MilestoneDue
{
    public required Guid AreaId { get; init; }
}

/// <summary>Whether a commune has what a version of a rule asks for, and when that changed.</summary>
internal sealed class Milestone
{
    private readonly List<MilestoneChange> changes = [];

    private Milestone()
    {
    }

    public Milestone(Guid areaId, MilestoneRule rule, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        (AreaId, RuleCode, RuleVersion, Since) = (areaId, rule.Code, rule.Version, now);
    }

    public Guid Id { get; private init; }

    public Guid AreaId { get; private init; }

    public string RuleCode { get; private init; } = "";

    public int RuleVersion { get; private init; }

    public bool IsReached { get; private set; }

    public DateTimeOffset Since { get; private set; }

    /// <summary>Counts the events of this milestone.</summary>
    public long Version { get; private set; }

    public IReadOnlyList<MilestoneChange> Changes => changes;

    /// <returns>The event of a milestone reached or lost; nothing where that did not change.</returns>
    public object? Decide(bool reached, int certified, DateTimeOffset now)
    {
        if (reached == IsReached)
            return null;

        (IsReached, Since) = (reached, now);
        changes.Add(new MilestoneChange
        {
            MilestoneId = Id,
            Sequence = ++Version,
            Reached = reached,
            At = now,
            Certified = certified,
        });
        return reached
            ? new MilestoneReached
            {
                MilestoneId = Id,
                Version = Version,
                OccurredAt = now,
                AreaId = AreaId,
                RuleCode = RuleCode,
                RuleVersion = RuleVersion,
                Certified = certified,
            }
            : new MilestoneLost
            {
                MilestoneId = Id,
                Version = Version,
                OccurredAt = now,
                AreaId = AreaId,
                RuleCode = RuleCode,
                RuleVersion = RuleVersion,
                Certified = certified,
            };
    }
}

/// <summary>One time a milestone was reached or lost; rows are only added.</summary>
internal sealed class MilestoneChange
{
    public required Guid MilestoneId { get; init; }

    public required long Sequence { get; init; }

    public required bool Reached { get; init; }

    public required DateTimeOffset At { get; init; }

    public required int Certified { get; init; }
}

internal sealed class MilestoneConfiguration :
    IEntityTypeConfiguration<Milestone>, IEntityTypeConfiguration<MilestoneChange>,
    IEntityTypeConfiguration<MilestoneRule>, IEntityTypeConfiguration<CommuneAdults>,
    IEntityTypeConfiguration<MilestoneDue>
{
    public void Configure(EntityTypeBuilder<Milestone> builder)
    {
        builder.ToTable("Milestones");
        builder.Property(milestone => milestone.Id).ValueGeneratedNever();
        builder.Property(milestone => milestone.RuleCode).HasMaxLength(64);
        builder.HasIndex(milestone => new { milestone.AreaId, milestone.RuleCode, milestone.RuleVersion }).IsUnique();
        builder.HasMany(milestone => milestone.Changes).WithOne().HasForeignKey(change => change.MilestoneId)
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<MilestoneChange> builder)
    {
        builder.ToTable("MilestoneChanges");
        builder.HasKey(change => new { change.MilestoneId, change.Sequence });
        builder.Property(change => change.Sequence).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<MilestoneRule> builder)
    {
        builder.ToTable("MilestoneRules");
        builder.HasKey(rule => new { rule.Code, rule.Version });
        builder.Property(rule => rule.Code).HasMaxLength(64);
        builder.Property(rule => rule.Kind).HasConversion<string>().HasMaxLength(16);
        builder.Property(rule => rule.TitleVi).HasMaxLength(300);
        builder.Property(rule => rule.TitleEn).HasMaxLength(300);
        builder.Property(rule => rule.Source).HasMaxLength(500);
    }

    public void Configure(EntityTypeBuilder<CommuneAdults> builder)
    {
        builder.ToTable("CommuneAdults");
        builder.HasKey(counted => counted.AreaId);
        builder.Property(counted => counted.AreaId).ValueGeneratedNever();
        builder.Property(counted => counted.Source).HasMaxLength(500);
        builder.Property(counted => counted.RowVersion).IsRowVersion();
        builder.HasOne<AreaSnapshot>().WithMany().HasForeignKey(counted => counted.AreaId)
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<MilestoneDue> builder)
    {
        builder.ToTable("MilestoneDues");
        builder.HasKey(due => due.AreaId);
        builder.Property(due => due.AreaId).ValueGeneratedNever();
    }
}
