using MassTransit;

namespace Platform.Contracts.Courses.V1;

/// <summary>
/// A result of another platform was counted for the wrong learner, and is not any more. It may be counted for another.
/// </summary>
[MessageUrn("course.imported-result-withdrawn.v1")]
[EntityName("course.imported-result-withdrawn.v1")]
public sealed record ImportedResultWithdrawn
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

    /// <summary>The learner it was counted for.</summary>
    public required Guid LearnerId { get; init; }

    /// <summary>The course it counted as.</summary>
    public required Guid CourseId { get; init; }

    /// <summary>Version of that course, from 1.</summary>
    public required int CourseVersion { get; init; }

    /// <summary>The completion it had led to, or that was there already.</summary>
    public required Guid CompletionId { get; init; }

    /// <summary>Area of that completion.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>
    /// <c>entered-in-error</c>, <c>fraud</c>, <c>evidence-withdrawn</c>, <c>source-corrected</c> or <c>other</c>.
    /// </summary>
    public required string ReasonCode { get; init; }
}
