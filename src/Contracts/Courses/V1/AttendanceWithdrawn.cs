using MassTransit;

namespace Platform.Contracts.Courses.V1;

/// <summary>A name was taken off the roll of a session: it does not count as having been present any more.</summary>
[MessageUrn("course.attendance-withdrawn.v1")]
[EntityName("course.attendance-withdrawn.v1")]
public sealed record AttendanceWithdrawn
{
    /// <summary>Identity of the attendance.</summary>
    [AggregateId("attendance")]
    public required Guid AttendanceId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The session.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>The class of the session.</summary>
    public required Guid ClassId { get; init; }

    /// <summary>The learner who was recorded.</summary>
    public required Guid LearnerId { get; init; }

    /// <summary>Village where the session was held.</summary>
    public required Guid AreaId { get; init; }

    /// <summary><c>wrong-person</c>, <c>not-present</c>, <c>fabricated</c> or <c>other</c>.</summary>
    public required string ReasonCode { get; init; }
}
