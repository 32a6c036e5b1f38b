using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Learners.Areas;
using Platform.Learners.Households;
using Platform.Learners.Learners;
using Platform.Learners.Teams;

namespace Platform.Learners.Cases;

/// <summary>
/// That a person whom no message reaches has one case a month, and that the history is only added to, stands in the
/// migration <c>CasesSeatsAssists</c>: the model cannot express it.
/// </summary>
internal sealed class CaseConfiguration : IEntityTypeConfiguration<HomeCase>, IEntityTypeConfiguration<CaseStep>
{
    public void Configure(EntityTypeBuilder<HomeCase> builder)
    {
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Channel).HasConversion<string>().HasMaxLength(10);
        builder.Property(row => row.TopicCode).HasMaxLength(40);
        builder.Property(row => row.ProcedureCode).HasMaxLength(40);
        builder.Property(row => row.Urgency).HasConversion<string>().HasMaxLength(10);
        builder.Property(row => row.State).HasConversion<string>().HasMaxLength(10);
        builder.HasRowVersion(row => row.RowVersion);
        builder.HasOne(row => row.Area).WithMany().HasForeignKey(row => row.AreaId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Area>().WithMany().HasForeignKey(row => row.CommuneId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Learner>().WithMany().HasForeignKey(row => row.LearnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Household>().WithMany().HasForeignKey(row => row.HouseholdId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Team>().WithMany().HasForeignKey(row => row.TeamId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => row.DueAt)
            .HasFilter("overdue_at IS NULL AND state NOT IN ('Resolved', 'Cancelled')"); // what the clock looks for
        builder.ToTable(table => table.HasCheckConstraint(
            "ck_home_cases_unreached", "(unreached_id IS NULL) = (unreached_at IS NULL)"));
    }

    public void Configure(EntityTypeBuilder<CaseStep> builder)
    {
        builder.ToTable("home_case_steps");
        builder.Property(step => step.Id).ValueGeneratedNever();
        builder.Property(step => step.Action).HasConversion<string>().HasMaxLength(12);
        builder.Property(step => step.State).HasConversion<string>().HasMaxLength(10);
        builder.Property(step => step.Actor).HasMaxLength(200);
        builder.HasOne<HomeCase>().WithMany().HasForeignKey(step => step.CaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(step => new { step.CaseId, step.Number }).IsUnique();
    }
}
