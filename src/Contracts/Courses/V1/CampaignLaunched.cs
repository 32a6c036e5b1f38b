using MassTransit;

namespace Platform.Contracts.Courses.V1;

/// <summary>An approved campaign began: its areas may launch.</summary>
[MessageUrn("course.campaign-launched.v1")]
[EntityName("course.campaign-launched.v1")]
public sealed record CampaignLaunched
{
    /// <summary>Identity of the campaign.</summary>
    [AggregateId("campaign")]
    public required Guid CampaignId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The unit that runs it, with everything below.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>Vietnamese name.</summary>
    public required string Title { get; init; }

    /// <summary>First day of its window.</summary>
    public required DateOnly StartsOn { get; init; }

    /// <summary>Last day of its window.</summary>
    public required DateOnly EndsOn { get; init; }

    /// <summary>How many villages are on its roll-out list.</summary>
    public required int Areas { get; init; }
}
