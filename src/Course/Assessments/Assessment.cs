using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Contracts.Courses.V1;
using Platform.Courses.Classes;
using Platform.Courses.Courses;

namespace Platform.Courses.Assessments;

/// <summary>One attempt of a learner at the quiz of a class, with the answers it was judged by.</summary>
internal sealed class Assessment
{
    private readonly List<Answer> answers = [];

    private Assessment()
    {
    }

    public Guid Id { get; private set; }

    public Guid ClassId { get; private set; }

    public Guid LearnerId { get; private set; }

    /// <summary>1 for the first attempt in this class.</summary>
    public int Attempt { get; private set; }

    public IReadOnlyList<Answer> Answers => answers;

    public int ScorePercent { get; private set; }

    public bool Passed { get; private set; }

    public int RuleVersion { get; private set; }

    public DateTimeOffset CompletedAt { get; private set; }

    public static (Assessment Assessment, AssessmentCompleted Completed) Judge(
        Class held, Guid learnerId, int attempt, IEnumerable<Answer> answers, int scorePercent, PassRule rule,
        DateTimeOffset now)
    {
        var assessment = new Assessment
        {
            Id = Guid.CreateVersion7(now),
            ClassId = held.Id,
            LearnerId = learnerId,
            Attempt = attempt,
            ScorePercent = scorePercent,
            Passed = rule.Passes(scorePercent),
            RuleVersion = rule.Version,
            CompletedAt = now,
        };
        assessment.answers.AddRange(answers);
        return (assessment, new AssessmentCompleted
        {
            AssessmentId = assessment.Id,
            Version = 1,
            OccurredAt = now,
            LearnerId = learnerId,
            CourseId = held.CourseId,
            CourseVersion = held.CourseVersion,
            ScorePercent = scorePercent,
            Passed = assessment.Passed,
            RuleVersion = rule.Version,
            Kind = AssessmentKinds.Quiz,
        });
    }
}

/// <summary>The option chosen for a question of the quiz.</summary>
internal sealed class Answer
{
    public required string QuestionId { get; init; }

    public required string OptionId { get; init; }
}

internal sealed class AssessmentConfiguration : IEntityTypeConfiguration<Assessment>
{
    public void Configure(EntityTypeBuilder<Assessment> builder)
    {
        builder.Property(assessment => assessment.Id).ValueGeneratedNever();
        builder.OwnsMany(assessment => assessment.Answers, answer => answer.ToJson());
        builder.HasIndex(assessment => new { assessment.ClassId, assessment.LearnerId, assessment.Attempt }).IsUnique();
        builder.HasOne<Class>().WithMany().HasForeignKey(assessment => assessment.ClassId);
    }
}
