using MassTransit;

namespace Platform.Contracts.Learners.V1;

/// <summary>Teams became part of another one, which took over their mandates and members.</summary>
[MessageUrn("learner.team-merged.v1")]
[EntityName("learner.team-merged.v1")]
public sealed record TeamMerged
{
    /// <summary>Identity of the team.</summary>
    [AggregateId("team")]
    public required Guid TeamId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The teams that ended.</summary>
    public required IReadOnlyList<Guid> AbsorbedTeamIds { get; init; }

    /// <summary>Mandates of the team from that day on, as in <c>team-formed</c>.</summary>
    public required IReadOnlyList<string> Mandates { get; init; }

    /// <summary>People in the team from that day on, each counted once.</summary>
    public required int MemberCount { get; init; }
}
