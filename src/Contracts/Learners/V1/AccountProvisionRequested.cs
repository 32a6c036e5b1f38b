using MassTransit;

namespace Platform.Contracts.Learners.V1;

/// <summary>A telecom operator is to open an account for a learner.</summary>
[MessageUrn("learner.account-provision-requested.v1")]
[EntityName("learner.account-provision-requested.v1")]
public sealed record AccountProvisionRequested
{
    /// <summary>Identity of the account in this platform.</summary>
    [AggregateId("account")]
    public required Guid AccountId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The batch it was asked for with.</summary>
    public required Guid BatchId { get; init; }

    /// <summary>The operator, as registered: <c>viettel</c>.</summary>
    public required string OperatorId { get; init; }

    /// <summary>What the operator knows the account by; says nothing about the person.</summary>
    public required Guid ExternalRef { get; init; }

    /// <summary>Opaque identity of the learner.</summary>
    public required Guid LearnerId { get; init; }

    /// <summary>Area of the batch.</summary>
    public required Guid AreaId { get; init; }
}
