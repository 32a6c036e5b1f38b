using MassTransit;

namespace Platform.Contracts.Learners.V1;

/// <summary>A trained learner was appointed digital ambassador of a commune.</summary>
[MessageUrn("learner.ambassador-appointed.v1")]
[EntityName("learner.ambassador-appointed.v1")]
public sealed record AmbassadorAppointed
{
    /// <summary>Identity of the appointment.</summary>
    [AggregateId("ambassador")]
    public required Guid AmbassadorId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The ambassador.</summary>
    public required Guid LearnerId { get; init; }

    /// <summary>The commune.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>First day of the term.</summary>
    public required DateOnly TermFrom { get; init; }

    /// <summary>First day after the term; absent where it is open.</summary>
    public DateOnly? TermTo { get; init; }
}
