using MassTransit;

namespace Platform.Contracts.Courses.V1;

/// <summary>A class got another time or place.</summary>
[MessageUrn("course.class-rescheduled.v1")]
[EntityName("course.class-rescheduled.v1")]
public sealed record ClassRescheduled
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

    /// <summary>Planned start from now on, UTC.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>Planned start before, UTC.</summary>
    public required DateTimeOffset PreviousStartsAt { get; init; }

    /// <summary><c>weather</c>, <c>holiday</c>, <c>venue</c>, <c>staff</c>, <c>demand</c> or <c>other</c>.</summary>
    public required string ReasonCode { get; init; }

    /// <summary>The place where people meet from now on.</summary>
    public Guid? PlaceId { get; init; }
}
