using MassTransit;

namespace Platform.Contracts.Courses.V1;

/// <summary>A completion counts no longer: what it rested on was wrong.</summary>
[MessageUrn("course.completion-reversed.v1")]
[EntityName("course.completion-reversed.v1")]
public sealed record CompletionReversed
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

    /// <summary>The course.</summary>
    public required Guid CourseId { get; init; }

    /// <summary>Version of the course, from 1.</summary>
    public required int CourseVersion { get; init; }

    /// <summary>Area of the completion.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>Which completion of that version it was, from 1.</summary>
    public required int Cycle { get; init; }

    /// <summary>
    /// <c>entered-in-error</c>, <c>fraud</c>, <c>evidence-withdrawn</c>, <c>source-corrected</c> or <c>other</c>.
    /// </summary>
    public required string ReasonCode { get; init; }
}
