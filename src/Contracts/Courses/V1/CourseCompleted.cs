using MassTransit;

namespace Platform.Contracts.Courses.V1;

/// <summary>A learner completed a course, by the rule it names.</summary>
[MessageUrn("course.course-completed.v1")]
[EntityName("course.course-completed.v1")]
public sealed record CourseCompleted
{
    /// <summary>Identity of the completion.</summary>
    [AggregateId("completion")]
    public required Guid CompletionId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The learner.</summary>
    public required Guid LearnerId { get; init; }

    /// <summary>The completed course.</summary>
    public required Guid CourseId { get; init; }

    /// <summary>Stable code of the course, for example <c>vneid-basics</c>.</summary>
    public required string CourseCode { get; init; }

    /// <summary>Version of the course that was studied, from 1.</summary>
    public required int CourseVersion { get; init; }

    /// <summary>Vietnamese title of that version.</summary>
    public required string CourseTitle { get; init; }

    /// <summary>Where the course was studied; the area of the learner where that was elsewhere.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>
    /// <c>self-study</c>, <c>household</c>, <c>attended</c>, <c>witnessed</c>, <c>proctored</c> or
    /// <c>national-platform</c>.
    /// </summary>
    public required string AssuranceLevel { get; init; }

    /// <summary>Best score, 0 to 100; 0 where another platform told none.</summary>
    public required int ScorePercent { get; init; }

    /// <summary>Which completion of this version it is: 1, and more only where it has to be renewed.</summary>
    public int? Cycle { get; init; }

    /// <summary>Code of the rule that judged the evidence, for example <c>hands-on</c>.</summary>
    public string? RuleCode { get; init; }

    /// <summary>Version of that rule.</summary>
    public int? RuleVersion { get; init; }

    /// <summary>Code of the platform or office that reported it; absent where it was done here.</summary>
    public string? Source { get; init; }
}
