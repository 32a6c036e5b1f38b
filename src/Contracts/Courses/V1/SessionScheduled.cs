using MassTransit;

namespace Platform.Contracts.Courses.V1;

/// <summary>A session of one point or many was planned: a broadcast, a festival, a thematic meeting.</summary>
[MessageUrn("course.session-scheduled.v1")]
[EntityName("course.session-scheduled.v1")]
public sealed record SessionScheduled
{
    /// <summary>Identity of the session.</summary>
    [AggregateId("session")]
    public required Guid SessionId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The class that meets.</summary>
    public required Guid ClassId { get; init; }

    /// <summary>Where its host is.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>The course that is taught.</summary>
    public required Guid CourseId { get; init; }

    /// <summary>Published version of the course, from 1.</summary>
    public required int CourseVersion { get; init; }

    /// <summary>Planned start, UTC.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>Planned length in minutes.</summary>
    public required int DurationMinutes { get; init; }

    /// <summary>Where people come together, in the order of the points; an area may have several.</summary>
    public required IReadOnlyList<Guid> PointAreaIds { get; init; }

    /// <summary>How many people all rooms together hold.</summary>
    public required int Capacity { get; init; }

    /// <summary>Who carries the broadcast, as registered: <c>mobifone</c>. Absent where nobody does.</summary>
    public string? OperatorId { get; init; }
}
