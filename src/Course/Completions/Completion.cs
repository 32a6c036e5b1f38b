using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Contracts.Courses.V1;
using Platform.Courses.Areas;
using Platform.Courses.Classes;

namespace Platform.Courses.Completions;

/// <summary>A learner has done a course version: there in person, and passed. Once for ever.</summary>
internal sealed class Completion : IInArea
{
    private const string Attended = "attended";

    private Completion()
    {
        AssuranceLevel = Attended;
    }

    public Guid Id { get; private set; }

    public Guid LearnerId { get; private set; }

    public Guid CourseId { get; private set; }

    public int CourseVersion { get; private set; }

    /// <summary>The class that is the evidence.</summary>
    public Guid ClassId { get; private set; }

    public Guid AreaId { get; private set; }

    public string AssuranceLevel { get; private set; }

    public int ScorePercent { get; private set; }

    public DateTimeOffset CompletedAt { get; private set; }

    public static (Completion Completion, CourseCompleted Completed) Grant(
        Class evidence, string courseCode, string courseTitle, Guid learnerId, int scorePercent, DateTimeOffset now)
    {
        var completion = new Completion
        {
            Id = Guid.CreateVersion7(now),
            LearnerId = learnerId,
            CourseId = evidence.CourseId,
            CourseVersion = evidence.CourseVersion,
            ClassId = evidence.Id,
            AreaId = evidence.AreaId,
            ScorePercent = scorePercent,
            CompletedAt = now,
        };
        return (completion, new CourseCompleted
        {
            CompletionId = completion.Id,
            Version = 1,
            OccurredAt = now,
            LearnerId = learnerId,
            CourseId = completion.CourseId,
            CourseCode = courseCode,
            CourseVersion = completion.CourseVersion,
            CourseTitle = courseTitle,
            AreaId = completion.AreaId,
            AssuranceLevel = completion.AssuranceLevel,
            ScorePercent = scorePercent,
        });
    }
}

internal sealed class CompletionConfiguration : IEntityTypeConfiguration<Completion>
{
    public void Configure(EntityTypeBuilder<Completion> builder)
    {
        builder.Property(completion => completion.Id).ValueGeneratedNever();
        builder.Property(completion => completion.AssuranceLevel).HasMaxLength(32);
        builder.HasIndex(completion => new { completion.LearnerId, completion.CourseId, completion.CourseVersion })
            .IsUnique();
        builder.HasOne<Class>().WithMany().HasForeignKey(completion => completion.ClassId);
    }
}
