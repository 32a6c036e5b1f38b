using MassTransit;

namespace Platform.Contracts.Courses.V1;

/// <summary>A short check proposed the level at which a learner begins.</summary>
[MessageUrn("course.assessment-placed.v1")]
[EntityName("course.assessment-placed.v1")]
public sealed record AssessmentPlaced
{
    /// <summary>Identity of the check.</summary>
    [AggregateId("assessment")]
    public required Guid AssessmentId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The learner.</summary>
    public required Guid LearnerId { get; init; }

    /// <summary>Where the learner belonged then.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>Score, 0 to 100.</summary>
    public required int ScorePercent { get; init; }

    /// <summary>Code of the level proposed, for example <c>grassroots</c>.</summary>
    public required string Level { get; init; }

    /// <summary>Code of the blueprint whose bands decided it.</summary>
    public required string RuleCode { get; init; }

    /// <summary>Version of that blueprint.</summary>
    public required int RuleVersion { get; init; }
}
