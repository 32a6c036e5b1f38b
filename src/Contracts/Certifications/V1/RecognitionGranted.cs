using MassTransit;

namespace Platform.Contracts.Certifications.V1;

/// <summary>A household became what a version of a rule recognises.</summary>
[MessageUrn("certification.recognition-granted.v1")]
[EntityName("certification.recognition-granted.v1")]
public sealed record RecognitionGranted
{
    /// <summary>Identity of the recognition: one household under one version of the rule.</summary>
    [AggregateId("recognition")]
    public required Guid RecognitionId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary><c>digital-family</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The household.</summary>
    public required Guid HouseholdId { get; init; }

    /// <summary>Version of the rule; a household is judged by each.</summary>
    public required int RuleVersion { get; init; }

    /// <summary>Where the home stands: a village, or its commune where the village is unknown.</summary>
    public required Guid AreaId { get; init; }
}
