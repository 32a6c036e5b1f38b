using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Learners.Learners;

namespace Platform.Learners.Mentorships;

internal sealed class MentorshipConfiguration :
    IEntityTypeConfiguration<Mentorship>, IEntityTypeConfiguration<MentorQuota>,
    IEntityTypeConfiguration<MentorQuotaChange>
{
    public void Configure(EntityTypeBuilder<Mentorship> builder)
    {
        builder.Property(mentorship => mentorship.Id).ValueGeneratedNever();
        builder.Property(mentorship => mentorship.Origin).HasConversion<string>().HasMaxLength(10);
        builder.Property(mentorship => mentorship.EndReason).HasConversion<string>().HasMaxLength(10);
        builder.HasRowVersion(mentorship => mentorship.RowVersion);
        builder.HasOne(mentorship => mentorship.Area).WithMany().HasForeignKey(mentorship => mentorship.AreaId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Learner>().WithMany().HasForeignKey(mentorship => mentorship.MentorId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Learner>().WithMany().HasForeignKey(mentorship => mentorship.MenteeId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(mentorship => new { mentorship.MentorId, mentorship.MenteeId })
            .IsUnique().HasFilter("ended_at IS NULL");
        builder.HasIndex(mentorship => mentorship.MenteeId);
        builder.HasIndex(mentorship => new { mentorship.AreaId, mentorship.Id });
        builder.ToTable(table => table.HasCheckConstraint("ck_mentorships_two_people", "mentor_id <> mentee_id"));
    }

    public void Configure(EntityTypeBuilder<MentorQuota> builder)
    {
        builder.HasKey(quota => quota.MentorId);
        builder.Property(quota => quota.MentorId).ValueGeneratedNever();
        builder.HasOne<Learner>().WithMany().HasForeignKey(quota => quota.MentorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(quota => quota.Changes).WithOne().HasForeignKey(change => change.MentorId);
        builder.ToTable(table => table.HasCheckConstraint("ck_mentor_quotas_mentees", "mentees >= 0"));
    }

    public void Configure(EntityTypeBuilder<MentorQuotaChange> builder)
    {
        builder.ToTable("MentorQuotaChanges");
        builder.HasKey(change => new { change.MentorId, change.Seq });
    }
}
