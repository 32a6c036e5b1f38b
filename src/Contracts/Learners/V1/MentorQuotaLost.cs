using MassTransit;

namespace Platform.Contracts.Learners.V1;

/// <summary>A mentor fell below the number of mentees that the rule demands.</summary>
[MessageUrn("learner.mentor-quota-lost.v1")]
[EntityName("learner.mentor-quota-lost.v1")]
public sealed record MentorQuotaLost
{
    /// <summary>The learner who mentors.</summary>
    [AggregateId("mentor")]
    public required Guid MentorId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Learners who are being guided or were guided to the end.</summary>
    public required int Mentees { get; init; }

    /// <summary>How many the rule demands.</summary>
    public required int Threshold { get; init; }

    /// <summary>Version of the rule <c>mentor-min-mentees</c>.</summary>
    public required int RuleVersion { get; init; }
}
