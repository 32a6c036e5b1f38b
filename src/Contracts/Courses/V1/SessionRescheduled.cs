using MassTransit;

namespace Platform.Contracts.Courses.V1;

/// <summary>A session that was planned begins at another time.</summary>
[MessageUrn("course.session-rescheduled.v1")]
[EntityName("course.session-rescheduled.v1")]
public sealed record SessionRescheduled
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

    /// <summary>Planned start from now on, UTC.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>Planned length in minutes.</summary>
    public required int DurationMinutes { get; init; }

    /// <summary><c>weather</c>, <c>holiday</c>, <c>venue</c>, <c>staff</c>, <c>demand</c> or <c>other</c>.</summary>
    public required string ReasonCode { get; init; }

    /// <summary>Who carries the broadcast, as registered: <c>mobifone</c>. Absent where nobody does.</summary>
    public string? OperatorId { get; init; }
}
