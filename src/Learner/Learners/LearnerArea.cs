using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.ServiceDefaults;

namespace Platform.Learners.Learners;

/// <summary>Names as stored and as shown.</summary>
public enum ResidenceCause
{
    Registered,
    Moved,

    /// <summary>Somebody decided where a household of a divided area belongs.</summary>
    Decision,
}

/// <summary>
/// Where a person lived from a day on. Who never moved has no row: they live where they were registered, and a million
/// imported people need no second million of rows.
/// </summary>
internal sealed class LearnerArea
{
    public required Guid LearnerId { get; init; }

    public required Guid AreaId { get; set; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>The first day after it.</summary>
    public DateOnly? ValidTo { get; set; }

    public required ResidenceCause Cause { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>
    /// Dates a move. Before the first one the residence since the registration is written down too. A second move on
    /// one day corrects the first.
    /// </summary>
    /// <returns>False where the person came to the present area after that day.</returns>
    public static async Task<bool> Change(
        LearnerDbContext db, Learner learner, Guid areaId, DateOnly from, ResidenceCause cause, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var present = await db.LearnerAreas.SingleOrDefaultAsync(
            residence => residence.LearnerId == learner.Id && residence.ValidTo == null, cancellationToken);
        if (present is null)
        {
            present = new LearnerArea
            {
                LearnerId = learner.Id,
                AreaId = learner.AreaId,
                ValidFrom = VietnamTime.DateOf(learner.RegisteredAt),
                Cause = ResidenceCause.Registered,
                RecordedAt = now,
            };
            db.LearnerAreas.Add(present);
        }

        if (from == present.ValidFrom)
            present.AreaId = areaId;
        if (from <= present.ValidFrom)
            return from == present.ValidFrom;

        present.ValidTo = from;
        db.LearnerAreas.Add(new LearnerArea
        {
            LearnerId = learner.Id,
            AreaId = areaId,
            ValidFrom = from,
            Cause = cause,
            RecordedAt = now,
        });
        return true;
    }
}

internal sealed class LearnerAreaConfiguration : IEntityTypeConfiguration<LearnerArea>
{
    public void Configure(EntityTypeBuilder<LearnerArea> builder)
    {
        builder.HasKey(residence => new { residence.LearnerId, residence.ValidFrom });
        builder.Property(residence => residence.Cause).HasConversion<string>().HasMaxLength(10);
        builder.HasOne<Learner>().WithMany().HasForeignKey(residence => residence.LearnerId);
        builder.HasIndex(residence => residence.LearnerId).IsUnique().HasFilter("valid_to IS NULL");
        builder.HasIndex(residence => residence.AreaId);
        builder.ToTable(table => table.HasCheckConstraint("ck_learner_areas_dates", "valid_to > valid_from"));
    }
}
