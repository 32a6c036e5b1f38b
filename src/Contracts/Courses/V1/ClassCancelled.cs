using MassTransit;

namespace Platform.Contracts.Courses.V1;

/// <summary>A class will not be held.</summary>
[MessageUrn("course.class-cancelled.v1")]
[EntityName("course.class-cancelled.v1")]
public sealed record ClassCancelled
{
    /// <summary>Identity of the class.</summary>
    [AggregateId("class")]
    public required Guid ClassId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Unit the class belongs to.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>When it would have begun, UTC.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>Seats that had been given.</summary>
    public required int SeatsTaken { get; init; }

    /// <summary><c>weather</c>, <c>holiday</c>, <c>venue</c>, <c>staff</c>, <c>demand</c> or <c>other</c>.</summary>
    public required string ReasonCode { get; init; }
}
