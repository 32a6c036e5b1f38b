using MassTransit;

namespace Platform.Contracts.Courses.V1;

/// <summary>A learner finished an attempt at the assessment of a course.</summary>
[MessageUrn("course.assessment-completed.v1")]
[EntityName("course.assessment-completed.v1")]
public sealed record AssessmentCompleted
{
    /// <summary>Identity of the attempt.</summary>
    [AggregateId("assessment")]
    public required Guid AssessmentId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The learner assessed.</summary>
    public required Guid LearnerId { get; init; }

    /// <summary>The course assessed.</summary>
    public required Guid CourseId { get; init; }

    /// <summary>Version of the course, from 1.</summary>
    public required int CourseVersion { get; init; }

    /// <summary>Score, 0 to 100.</summary>
    public required int ScorePercent { get; init; }

    /// <summary>Whether the score reached the pass mark of the rule.</summary>
    public required bool Passed { get; init; }

    /// <summary>Version of the pass rule that judged the attempt.</summary>
    public required int RuleVersion { get; init; }

    /// <summary>
    /// <c>quiz</c>, <c>pre</c> or <c>post</c>: what was known before and after the course. A quiz where it is absent.
    /// </summary>
    public string? Kind { get; init; }
}
