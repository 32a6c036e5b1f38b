using MassTransit;

namespace Platform.Contracts.Courses.V1;

/// <summary>A decision changed what goes with a programme; its published versions stay as they are.</summary>
[MessageUrn("course.programme-changed.v1")]
[EntityName("course.programme-changed.v1")]
public sealed record ProgrammeChanged
{
    /// <summary>Identity of the programme.</summary>
    [AggregateId("programme")]
    public required Guid ProgrammeId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Stable code of the programme, for example <c>4t</c>.</summary>
    public required string ProgrammeCode { get; init; }

    /// <summary>
    /// <c>equivalence-accepted</c>: another course counts for a module; <c>seat-policy-set</c>: who gets a seat first.
    /// </summary>
    public required string ReasonCode { get; init; }

    /// <summary>The unit that offers it.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>The course that counts now as well.</summary>
    public Guid? CourseId { get; init; }
}
