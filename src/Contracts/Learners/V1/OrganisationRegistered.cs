using MassTransit;

namespace Platform.Contracts.Learners.V1;

/// <summary>An organisation that takes part in the movement became known.</summary>
[MessageUrn("learner.organisation-registered.v1")]
[EntityName("learner.organisation-registered.v1")]
public sealed record OrganisationRegistered
{
    /// <summary>Identity of the organisation.</summary>
    [AggregateId("organisation")]
    public required Guid OrganisationId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary><c>department</c>, <c>union</c>, <c>school</c>, <c>bank</c>, <c>party-cell</c>, …</summary>
    public required string Kind { get; init; }

    /// <summary>Where it works.</summary>
    public required Guid AreaId { get; init; }
}
