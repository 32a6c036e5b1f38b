using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Learners.Areas;
using Platform.Learners.Households;
using Platform.Learners.Learners;

namespace Platform.Learners.Reorganisations;

internal sealed class ReorganisationConfiguration : IEntityTypeConfiguration<Reorganisation>
{
    public void Configure(EntityTypeBuilder<Reorganisation> builder)
    {
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.State).HasConversion<string>().HasMaxLength(10);
        builder.Property(row => row.Decree).HasMaxLength(200);
        builder.Property(row => row.Reason).HasMaxLength(1_000);
        builder.Property(row => row.DraftedBy).HasMaxLength(200);
        builder.Property(row => row.DecidedBy).HasMaxLength(200);
        builder.Property(row => row.UndoneBy).HasMaxLength(200);
        builder.Property(row => row.UndoReason).HasMaxLength(1_000);
        builder.HasRowVersion(row => row.RowVersion);
        builder.HasOne<Area>().WithMany().HasForeignKey(row => row.AreaId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AreaDecisionConfiguration : IEntityTypeConfiguration<AreaDecision>
{
    /// <summary>The name PostgreSQL reports when two officers decide about one person.</summary>
    internal const string OnePerLearner = "ix_area_decisions_divided_area_id_learner_id";

    public void Configure(EntityTypeBuilder<AreaDecision> builder)
    {
        builder.Property(decision => decision.Id).ValueGeneratedNever();
        builder.Property(decision => decision.DecidedBy).HasMaxLength(200);
        builder.Property(decision => decision.Reason).HasMaxLength(1_000);
        builder.HasOne<Area>().WithMany().HasForeignKey(decision => decision.DividedAreaId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Area>().WithMany().HasForeignKey(decision => decision.ToAreaId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Area>().WithMany().HasForeignKey(decision => decision.VillageId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Area>().WithMany().HasForeignKey(decision => decision.FromAreaId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Learner>().WithMany().HasForeignKey(decision => decision.LearnerId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Household>().WithMany().HasForeignKey(decision => decision.HouseholdId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(decision => new { decision.DividedAreaId, decision.LearnerId })
            .HasFilter("undone_at IS NULL AND learner_id IS NOT NULL").IsUnique();
        builder.HasIndex(decision => new { decision.DividedAreaId, decision.HouseholdId })
            .HasFilter("undone_at IS NULL AND household_id IS NOT NULL").IsUnique();
        builder.HasIndex(decision => new { decision.DividedAreaId, decision.VillageId })
            .HasFilter("undone_at IS NULL AND village_id IS NOT NULL").IsUnique();
    }
}
