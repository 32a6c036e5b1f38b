using MassTransit;

namespace Platform.Contracts.Courses.V1;

/// <summary>A result of another platform was counted for a learner.</summary>
[MessageUrn("course.completion-imported.v1")]
[EntityName("course.completion-imported.v1")]
public sealed record CompletionImported
{
    /// <summary>Identity of the result.</summary>
    [AggregateId("imported-result")]
    public required Guid ImportedResultId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Code of the platform or office it came from, for example <c>national-platform</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The learner.</summary>
    public required Guid LearnerId { get; init; }

    /// <summary>The course it counts as.</summary>
    public required Guid CourseId { get; init; }

    /// <summary>Version of that course, from 1.</summary>
    public required int CourseVersion { get; init; }

    /// <summary>The completion it led to, or that was there already.</summary>
    public required Guid CompletionId { get; init; }

    /// <summary>When the learner was done, as the source says.</summary>
    public required DateTimeOffset CompletedAt { get; init; }

    /// <summary>Area of the learner.</summary>
    public required Guid AreaId { get; init; }
}
