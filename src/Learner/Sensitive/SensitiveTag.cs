using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Learners.Consents;
using Platform.Learners.Learners;

namespace Platform.Learners.Sensitive;

/// <summary>
/// Something sensitive that a person let us know, for as long as the consent to its purpose is given. A row that has
/// ended tells that there was something and no longer what: the value is destroyed with it.
/// </summary>
internal sealed class SensitiveTag
{
    public required Guid Id { get; init; }

    public required Guid LearnerId { get; init; }

    public required SensitiveKind Kind { get; init; }

    public required string Purpose { get; init; }

    public required byte[]? ValueSealed { get; init; }

    /// <summary>Whose key seals it: a merge hands the row over as it is.</summary>
    public required Guid SealedFor { get; init; }

    /// <summary>The line of the ledger that allows it.</summary>
    public required Guid ConsentEntryId { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>The first day after it.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Who recorded it.</summary>
    public required string Actor { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }
}

internal static class SensitiveTagQueries
{
    public static IQueryable<SensitiveTag> Live(this IQueryable<SensitiveTag> tags, IReadOnlyCollection<Guid> ids) =>
        tags.Where(tag => ids.Contains(tag.LearnerId) && tag.ValidTo == null);

    /// <summary>The consent to a purpose ended: what rested on it ends, on every registration of the person.</summary>
    public static Task<int> EndTags(
        this LearnerDbContext db, IReadOnlyCollection<Guid> person, string purpose, DateOnly on,
        CancellationToken cancellationToken) =>
        db.SensitiveTags.Live(person).Where(tag => tag.Purpose == purpose).End(on, cancellationToken);

    /// <summary>Ends them and destroys their values.</summary>
    public static Task<int> End(this IQueryable<SensitiveTag> tags, DateOnly on, CancellationToken cancellationToken) =>
        tags.ExecuteUpdateAsync(
            set => set.SetProperty(tag => tag.ValidTo, (DateOnly?)on)
                .SetProperty(tag => tag.ValueSealed, (byte[]?)null),
            cancellationToken);
}

/// <summary>
/// That a live tag has a given consent to its purpose, and that no consent is withdrawn past a live tag, is a foreign
/// key of the migration <c>SensitiveDataAndRegisters</c>: the model cannot express it.
/// </summary>
internal sealed class SensitiveTagConfiguration : IEntityTypeConfiguration<SensitiveTag>
{
    public void Configure(EntityTypeBuilder<SensitiveTag> builder)
    {
        builder.Property(tag => tag.Id).ValueGeneratedNever();
        builder.Property(tag => tag.Kind).HasConversion<string>().HasMaxLength(15);
        builder.Property(tag => tag.Purpose).HasMaxLength(40);
        builder.Property(tag => tag.Actor).HasMaxLength(200);
        builder.HasOne<Learner>().WithMany().HasForeignKey(tag => tag.LearnerId);
        builder.HasOne<ConsentEntry>().WithMany().HasForeignKey(tag => tag.ConsentEntryId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(tag => new { tag.LearnerId, tag.Kind }).IsUnique().HasFilter("valid_to IS NULL");
        builder.ToTable(table => table.HasCheckConstraint(
            "ck_sensitive_tags_destroyed", "(valid_to IS NULL) = (value_sealed IS NOT NULL)"));
    }
}
