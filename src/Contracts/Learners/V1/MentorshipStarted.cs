using MassTransit;

namespace Platform.Contracts.Learners.V1;

/// <summary>A learner began to guide another.</summary>
[MessageUrn("learner.mentorship-started.v1")]
[EntityName("learner.mentorship-started.v1")]
public sealed record MentorshipStarted
{
    /// <summary>Identity of the mentorship.</summary>
    [AggregateId("mentorship")]
    public required Guid MentorshipId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The guide.</summary>
    public required Guid MentorId { get; init; }

    /// <summary>The guided learner.</summary>
    public required Guid MenteeId { get; init; }

    /// <summary>Where the mentor lives.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>1 for a mentee of somebody who had no mentor, 2 for a mentee of that one, and so on.</summary>
    public required int Generation { get; init; }
}
