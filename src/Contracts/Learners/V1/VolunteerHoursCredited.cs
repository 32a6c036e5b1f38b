using MassTransit;

namespace Platform.Contracts.Learners.V1;

/// <summary>Time that a member gave was credited.</summary>
[MessageUrn("learner.volunteer-hours-credited.v1")]
[EntityName("learner.volunteer-hours-credited.v1")]
public sealed record VolunteerHoursCredited
{
    /// <summary>Identity of the team.</summary>
    [AggregateId("team")]
    public required Guid TeamId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The member.</summary>
    public required Guid LearnerId { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Minutes given.</summary>
    public required int Minutes { get; init; }
}
