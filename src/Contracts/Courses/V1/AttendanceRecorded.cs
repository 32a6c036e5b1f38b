using MassTransit;

namespace Platform.Contracts.Courses.V1;

/// <summary>A learner was present at a session.</summary>
[MessageUrn("course.attendance-recorded.v1")]
[EntityName("course.attendance-recorded.v1")]
public sealed record AttendanceRecorded
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

    /// <summary>The learner who was present.</summary>
    public required Guid LearnerId { get; init; }

    /// <summary>Village where the session was held.</summary>
    public required Guid AreaId { get; init; }
}
