using MassTransit;

namespace Platform.Contracts.Courses.V1;

/// <summary>
/// How a point of a session stands with its roll-call: said when its heads are counted, and again whenever a name is
/// added or the count is corrected, also after the session is closed. The highest version holds.
/// </summary>
[MessageUrn("course.session-point-reported.v1")]
[EntityName("course.session-point-reported.v1")]
public sealed record SessionPointReported
{
    /// <summary>Identity of the point.</summary>
    [AggregateId("session-point")]
    public required Guid PointId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The session.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>The class of the session.</summary>
    public required Guid ClassId { get; init; }

    /// <summary>Number of the point in its session, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Where the point is.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>Everybody who was there.</summary>
    public required int HeadCount { get; init; }

    /// <summary>How many of them are known by name.</summary>
    public required int Named { get; init; }

    /// <summary>How many are not.</summary>
    public required int Unnamed { get; init; }
}
