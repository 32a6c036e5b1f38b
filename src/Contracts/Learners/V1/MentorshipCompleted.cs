using MassTransit;

namespace Platform.Contracts.Learners.V1;

/// <summary>A mentorship reached its end: the mentee manages alone.</summary>
[MessageUrn("learner.mentorship-completed.v1")]
[EntityName("learner.mentorship-completed.v1")]
public sealed record MentorshipCompleted
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

    /// <summary>As in <c>mentorship-started</c>.</summary>
    public required int Generation { get; init; }
}
