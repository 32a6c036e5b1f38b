using MassTransit;

namespace Platform.Contracts.Learners.V1;

/// <summary>A team of helpers was formed.</summary>
[MessageUrn("learner.team-formed.v1")]
[EntityName("learner.team-formed.v1")]
public sealed record TeamFormed
{
    /// <summary>Identity of the team.</summary>
    [AggregateId("team")]
    public required Guid TeamId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary><c>community-digital</c>, <c>project-06</c>, <c>school</c> or <c>rapid-response</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The unit it works in.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>
    /// Codes of the mandates: <c>community-digital</c>, <c>project-06</c>, <c>school</c>, <c>rapid-response</c>.
    /// </summary>
    public required IReadOnlyList<string> Mandates { get; init; }

    /// <summary>The villages it looks after; may be empty.</summary>
    public required IReadOnlyList<Guid> VillageIds { get; init; }
}
