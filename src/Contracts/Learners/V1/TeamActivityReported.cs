using MassTransit;

namespace Platform.Contracts.Learners.V1;

/// <summary>A team reported what it did.</summary>
[MessageUrn("learner.team-activity-reported.v1")]
[EntityName("learner.team-activity-reported.v1")]
public sealed record TeamActivityReported
{
    /// <summary>Identity of the team.</summary>
    [AggregateId("team")]
    public required Guid TeamId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary><c>training</c>, <c>house-visits</c>, <c>counter-help</c>, <c>campaign</c> or <c>other</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The day of the activity.</summary>
    public required DateOnly On { get; init; }

    /// <summary>How many people were reached.</summary>
    public required int Participants { get; init; }

    /// <summary>How long it took.</summary>
    public required int Minutes { get; init; }
}
