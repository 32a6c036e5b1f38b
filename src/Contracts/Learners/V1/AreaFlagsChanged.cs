using MassTransit;

namespace Platform.Contracts.Learners.V1;

/// <summary>
/// It is known anew what an administrative unit is marked as: remote, with a minority population, extremely difficult,
/// an island. The lists are parallel and say everything; what they do not name is not so.
/// </summary>
[MessageUrn("learner.area-flags-changed.v1")]
[EntityName("learner.area-flags-changed.v1")]
public sealed record AreaFlagsChanged
{
    /// <summary>Identity of the area.</summary>
    [AggregateId("area")]
    public required Guid AreaId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary><c>remote</c>, <c>ethnic-minority</c>, <c>difficult</c>, <c>island</c>; one entry a span.</summary>
    public required IReadOnlyList<string> Flags { get; init; }

    /// <summary>First day of each.</summary>
    public required IReadOnlyList<DateOnly> ValidFrom { get; init; }

    /// <summary>First day after each; 9999-12-31 where no end is known.</summary>
    public required IReadOnlyList<DateOnly> ValidTo { get; init; }
}
