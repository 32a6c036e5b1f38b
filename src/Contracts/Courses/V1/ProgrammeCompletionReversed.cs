using MassTransit;

namespace Platform.Contracts.Courses.V1;

/// <summary>
/// A completion of a programme counts no longer, because one of a course does not. The learner may complete it anew.
/// </summary>
[MessageUrn("course.programme-completion-reversed.v1")]
[EntityName("course.programme-completion-reversed.v1")]
public sealed record ProgrammeCompletionReversed
{
    /// <summary>Identity of the completion.</summary>
    [AggregateId("programme-completion")]
    public required Guid ProgrammeCompletionId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The learner.</summary>
    public required Guid LearnerId { get; init; }

    /// <summary>The programme.</summary>
    public required Guid ProgrammeId { get; init; }

    /// <summary>Version of the programme, from 1.</summary>
    public required int ProgrammeVersion { get; init; }

    /// <summary>Area of the completion.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>The completion of a course that was reversed.</summary>
    public required Guid CompletionId { get; init; }
}
