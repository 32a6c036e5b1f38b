using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Learners.Learners;

namespace Platform.Learners.Consents;

/// <summary>Names as stored and as shown.</summary>
public enum GuardianRelation
{
    Mother,
    Father,
    Grandparent,
    Sibling,
    Other,
}

/// <summary>
/// Who acts for a child: a learner, or somebody who is not one and is known by name and phone, sealed under the key of
/// the child.
/// </summary>
internal sealed class Guardian
{
    /// <summary>Two parents, as a rule.</summary>
    internal const int MostAtOnce = 2;

    public required Guid Id { get; init; }

    public required Guid ChildId { get; init; }

    public Guid? GuardianLearnerId { get; init; }

    public byte[]? NameSealed { get; init; }

    public byte[]? PhoneSealed { get; init; }

    public required GuardianRelation Relation { get; init; }

    /// <summary>The birth certificate or decision that was seen.</summary>
    public required byte[] EvidenceSealed { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>The first day after it.</summary>
    public DateOnly? ValidTo { get; private set; }

    public required string Actor { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public void EndOn(DateOnly day) => ValidTo = day;
}

internal sealed class GuardianConfiguration : IEntityTypeConfiguration<Guardian>
{
    public void Configure(EntityTypeBuilder<Guardian> builder)
    {
        builder.Property(guardian => guardian.Id).ValueGeneratedNever();
        builder.Property(guardian => guardian.Relation).HasConversion<string>().HasMaxLength(11);
        builder.Property(guardian => guardian.Actor).HasMaxLength(200);
        builder.HasOne<Learner>().WithMany().HasForeignKey(guardian => guardian.ChildId);
        builder.HasOne<Learner>().WithMany().HasForeignKey(guardian => guardian.GuardianLearnerId);
        builder.HasIndex(guardian => guardian.ChildId);
        builder.HasIndex(guardian => guardian.GuardianLearnerId);
        builder.ToTable(table => table.HasCheckConstraint(
            "ck_guardians_someone",
            "(guardian_learner_id IS NULL) <> (name_sealed IS NULL) AND guardian_learner_id <> child_id"));
    }
}
