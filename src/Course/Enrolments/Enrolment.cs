using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Contracts.Courses.V1;
using Platform.Courses.Classes;
using Platform.Courses.Learners;

namespace Platform.Courses.Enrolments;

/// <summary>A learner's seat in a class.</summary>
internal sealed class Enrolment
{
    private Enrolment()
    {
    }

    public Guid Id { get; private set; }

    public Guid ClassId { get; private set; }

    public Guid LearnerId { get; private set; }

    public DateTimeOffset EnrolledAt { get; private set; }

    public static (Enrolment Enrolment, EnrolmentCreated Created) Create(
        Class joined, Guid learnerId, DateTimeOffset now)
    {
        var enrolment = new Enrolment
        {
            Id = Guid.CreateVersion7(now),
            ClassId = joined.Id,
            LearnerId = learnerId,
            EnrolledAt = now,
        };
        return (enrolment, new EnrolmentCreated
        {
            EnrolmentId = enrolment.Id,
            Version = 1,
            OccurredAt = now,
            ClassId = joined.Id,
            CourseId = joined.CourseId,
            LearnerId = learnerId,
            AreaId = joined.AreaId,
        });
    }
}

internal sealed class EnrolmentConfiguration : IEntityTypeConfiguration<Enrolment>
{
    public void Configure(EntityTypeBuilder<Enrolment> builder)
    {
        builder.Property(enrolment => enrolment.Id).ValueGeneratedNever();
        builder.HasIndex(enrolment => new { enrolment.LearnerId, enrolment.ClassId }).IsUnique();
        builder.HasIndex(enrolment => new { enrolment.ClassId, enrolment.Id });
        builder.HasOne<Class>().WithMany().HasForeignKey(enrolment => enrolment.ClassId);
        builder.HasOne<LearnerSnapshot>().WithMany().HasForeignKey(enrolment => enrolment.LearnerId);
    }
}
