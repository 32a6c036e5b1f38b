using MassTransit;

namespace Platform.Contracts.Courses.V1;

/// <summary>A session that was planned will not be held.</summary>
[MessageUrn("course.session-cancelled.v1")]
[EntityName("course.session-cancelled.v1")]
public sealed record SessionCancelled
{
    /// <summary>Identity of the session.</summary>
    [AggregateId("session")]
    public required Guid SessionId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The class that would have met.</summary>
    public required Guid ClassId { get; init; }

    /// <summary>Where its host is.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>When it would have begun, UTC.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary><c>weather</c>, <c>holiday</c>, <c>venue</c>, <c>staff</c>, <c>demand</c> or <c>other</c>.</summary>
    public required string ReasonCode { get; init; }

    /// <summary>Who was to carry the broadcast, as registered: <c>mobifone</c>. Absent where nobody was.</summary>
    public string? OperatorId { get; init; }
}
