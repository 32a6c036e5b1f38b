using MassTransit;

namespace Platform.Contracts.Courses.V1;

/// <summary>A village launched a campaign. Once for each village.</summary>
[MessageUrn("course.campaign-area-launched.v1")]
[EntityName("course.campaign-area-launched.v1")]
public sealed record CampaignAreaLaunched
{
    /// <summary>
    /// Identity of the village&apos;s line in the roll-out list: thousands of villages launch at the same minute, and
    /// none of them waits for another.
    /// </summary>
    [AggregateId("campaign-area")]
    public required Guid LaunchId { get; init; }

    /// <summary>Number of this event within its aggregate: always 1.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The campaign.</summary>
    public required Guid CampaignId { get; init; }

    /// <summary>The village.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>The day of the launch, in Vietnam.</summary>
    public required DateOnly LaunchedOn { get; init; }

    /// <summary>How many people came; none where nobody counted.</summary>
    public int? Participants { get; init; }
}
