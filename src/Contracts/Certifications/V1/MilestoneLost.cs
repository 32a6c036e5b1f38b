using MassTransit;

namespace Platform.Contracts.Certifications.V1;

/// <summary>A commune no longer has what a version of a rule asks for.</summary>
[MessageUrn("certification.milestone-lost.v1")]
[EntityName("certification.milestone-lost.v1")]
public sealed record MilestoneLost
{
    /// <summary>Identity: one commune under one rule and version.</summary>
    [AggregateId("milestone")]
    public required Guid MilestoneId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The commune.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>Code of the rule, such as <c>thousand-certified</c>.</summary>
    public required string RuleCode { get; init; }

    /// <summary>Version of that rule, from 1.</summary>
    public required int RuleVersion { get; init; }

    /// <summary>People there who hold a valid certificate.</summary>
    public required int Certified { get; init; }
}
