using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Learners.Privacy;

namespace Platform.Learners.Learners;

internal sealed class LearnerConfiguration : IEntityTypeConfiguration<Learner>
{
    /// <summary>The name PostgreSQL reports when two people are given one citizen id.</summary>
    internal const string OneLearnerPerCitizenId = "ix_learners_citizen_id_index";

    public void Configure(EntityTypeBuilder<Learner> builder)
    {
        builder.Property(learner => learner.Id).ValueGeneratedNever();
        builder.Property(learner => learner.FullName).HasMaxLength(200);
        builder.Property(learner => learner.FoldName).HasMaxLength(200).UseCollation("C");
        builder.Property(learner => learner.FoldGiven).HasMaxLength(200).UseCollation("C")
            .HasComputedColumnSql("regexp_replace(fold_name, '^.* ', '')", stored: true);
        builder.Property(learner => learner.BirthYear)
            .HasComputedColumnSql("substring(birth_date from 1 for 4)::int", stored: true);
        builder.Property(learner => learner.BirthDate).HasMaxLength(10)
            .HasConversion(date => date.ToString(), text => PartialDate.FromStored(text));
        builder.Property(learner => learner.Sex).HasConversion<string>().HasMaxLength(6);
        builder.Property(learner => learner.CitizenIdMasked).HasMaxLength(12);
        builder.Property(learner => learner.PreferredLanguage).HasMaxLength(35);
        builder.Property(learner => learner.State).HasConversion<string>().HasMaxLength(12)
            .HasDefaultValue(LearnerState.Active);
        builder.Property(learner => learner.DeviceAccess).HasConversion<string>().HasMaxLength(10);
        builder.Property(learner => learner.Connectivity).HasConversion<string>().HasMaxLength(10);
        builder.Property(learner => learner.DeactivationReason).HasConversion<string>().HasMaxLength(12);
        builder.HasRowVersion(learner => learner.RowVersion);

        // Who is found at all is the query filter of LearnerDbContext: it depends on who asks.
        builder.HasOne<Learner>().WithMany().HasForeignKey(learner => learner.MergedInto)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(learner => learner.Key).WithOne().HasForeignKey<LearnerKey>(key => key.LearnerId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(learner => learner.Area).WithMany().HasForeignKey(learner => learner.AreaId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(learner => learner.Audiences).WithOne().HasForeignKey(audience => audience.LearnerId);
        builder.HasIndex(learner => learner.CitizenIdIndex).IsUnique();
        builder.HasIndex(learner => learner.PhoneIndex).HasFilter("phone_index IS NOT NULL");
        builder.HasIndex(learner => learner.MergedInto).HasFilter("merged_into IS NOT NULL");

        // Find candidates for duplicates within a village; the second among the few who have no citizen id.
        builder.HasIndex(learner => new { learner.AreaId, learner.FoldName, learner.BirthDate });
        builder.HasIndex(
                learner => new { learner.AreaId, learner.FoldName, learner.BirthDate },
                    "ix_learners_without_citizen_id")
            .HasFilter("citizen_id_index IS NULL");

        // Search: see LearnerSearch. Each serves one shape of query in the order of the list, so that a page costs the
        // same among ten thousand people and among a million.
        builder.HasIndex(learner => new { learner.FoldName, learner.Id });
        builder.HasIndex(learner => new { learner.FoldGiven, learner.FoldName, learner.Id });
        builder.HasIndex(learner => new { learner.AreaId, learner.FoldGiven, learner.FoldName });
        builder.HasIndex(learner => new { learner.BirthYear, learner.FoldGiven, learner.FoldName, learner.Id });
        builder.HasIndex(learner => new { learner.CitizenTailIndex, learner.FoldName, learner.Id })
            .HasFilter("citizen_tail_index IS NOT NULL");
    }
}
