using MassTransit;

namespace Platform.Contracts.Learners.V1;

/// <summary>A place where people can learn or be helped was opened.</summary>
[MessageUrn("learner.place-opened.v1")]
[EntityName("learner.place-opened.v1")]
public sealed record PlaceOpened
{
    /// <summary>Identity of the place.</summary>
    [AggregateId("place")]
    public required Guid PlaceId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary><c>wifi</c>, <c>classroom</c>, <c>one-stop-desk</c>, <c>market</c>, <c>library</c>, …</summary>
    public required string Kind { get; init; }

    /// <summary>The unit it stands in.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>How many people it seats; absent where that means nothing.</summary>
    public int? Seats { get; init; }
}
