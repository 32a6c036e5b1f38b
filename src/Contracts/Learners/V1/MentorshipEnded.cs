using MassTransit;

namespace Platform.Contracts.Learners.V1;

/// <summary>A mentorship was broken off.</summary>
[MessageUrn("learner.mentorship-ended.v1")]
[EntityName("learner.mentorship-ended.v1")]
public sealed record MentorshipEnded
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

    /// <summary>Where the mentor lived when it began.</summary>
    public required Guid AreaId { get; init; }

    /// <summary><c>mentor-left</c>, <c>mentee-left</c>, <c>moved</c>, <c>error</c> or <c>other</c>.</summary>
    public required string ReasonCode { get; init; }
}
