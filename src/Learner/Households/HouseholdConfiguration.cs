using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Learners.Learners;

namespace Platform.Learners.Households;

internal sealed class HouseholdConfiguration :
    IEntityTypeConfiguration<Household>, IEntityTypeConfiguration<HouseholdMember>,
    IEntityTypeConfiguration<HouseholdGuide>, IEntityTypeConfiguration<HouseholdVisit>
{
    /// <summary>
    /// That a person lives in one household on a day is an exclusion constraint of the migration
    /// <c>Households</c>: the model cannot express it.
    /// </summary>
    internal const string OneHouseholdAtATime = "ex_household_members_learner";

    public void Configure(EntityTypeBuilder<Household> builder)
    {
        builder.Property(household => household.Id).ValueGeneratedNever();
        builder.Property(household => household.Code).HasMaxLength(30);
        builder.HasRowVersion(household => household.RowVersion);
        builder.HasOne(household => household.Area).WithMany().HasForeignKey(household => household.AreaId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Household>().WithMany().HasForeignKey(household => household.SplitFromId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(household => household.Members).WithOne().HasForeignKey(member => member.HouseholdId)
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<HouseholdMember> builder)
    {
        builder.Property(member => member.Id).ValueGeneratedNever();
        builder.Property(member => member.Relation).HasConversion<string>().HasMaxLength(12);
        builder.Property(member => member.LeaveReason).HasConversion<string>().HasMaxLength(12);
        builder.HasOne<Learner>().WithMany().HasForeignKey(member => member.LearnerId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(table => table.HasCheckConstraint(
            "ck_household_members_leave", "(left_on IS NULL) = (leave_reason IS NULL) AND left_on >= joined_on"));
    }

    public void Configure(EntityTypeBuilder<HouseholdGuide> builder)
    {
        builder.Property(guide => guide.Id).ValueGeneratedNever();
        builder.Property(guide => guide.TopicCode).HasMaxLength(40);
        builder.Property(guide => guide.Evidence).HasConversion<string>().HasMaxLength(10);
        builder.HasOne<Household>().WithMany().HasForeignKey(guide => guide.HouseholdId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<HouseholdMember>().WithMany().HasForeignKey(guide => guide.GuideMemberId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<HouseholdMember>().WithMany().HasForeignKey(guide => guide.GuidedMemberId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(table => table.HasCheckConstraint(
            "ck_household_guides_other", "guide_member_id <> guided_member_id"));
    }

    public void Configure(EntityTypeBuilder<HouseholdVisit> builder)
    {
        builder.Property(visit => visit.Id).ValueGeneratedNever();
        builder.Property(visit => visit.Actor).HasMaxLength(200);
        builder.Property(visit => visit.PurposeCode).HasMaxLength(40);
        builder.Property(visit => visit.Outcome).HasConversion<string>().HasMaxLength(10);
        builder.HasOne<Household>().WithMany().HasForeignKey(visit => visit.HouseholdId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Learner>().WithMany().HasForeignKey(visit => visit.VisitorLearnerId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(visit => new { visit.HouseholdId, visit.On });
    }
}
