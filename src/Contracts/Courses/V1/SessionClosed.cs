using MassTransit;

namespace Platform.Contracts.Courses.V1;

/// <summary>The roll-call of a session was closed.</summary>
[MessageUrn("course.session-closed.v1")]
[EntityName("course.session-closed.v1")]
public sealed record SessionClosed
{
    /// <summary>Identity of the class.</summary>
    [AggregateId("class")]
    public required Guid ClassId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The session that was held.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>Village where it was held.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>When the session was held, UTC.</summary>
    public required DateTimeOffset HeldAt { get; init; }

    /// <summary>Attendees known by name.</summary>
    public required int Named { get; init; }

    /// <summary>Attendees counted without a name.</summary>
    public required int Unnamed { get; init; }
}
