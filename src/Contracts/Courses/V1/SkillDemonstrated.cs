using MassTransit;

namespace Platform.Contracts.Courses.V1;

/// <summary>
/// A learner showed a skill without help: once for each skill and each kind of evidence, whatever comes after it.
/// </summary>
[MessageUrn("course.skill-demonstrated.v1")]
[EntityName("course.skill-demonstrated.v1")]
public sealed record SkillDemonstrated
{
    /// <summary>Identity of the demonstration.</summary>
    [AggregateId("skill-demonstration")]
    public required Guid DemonstrationId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The learner.</summary>
    public required Guid LearnerId { get; init; }

    /// <summary>Where the learner belonged then.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>The skill, as <c>framework@version/skill</c>: a later version of the framework leaves it be.</summary>
    public required string SkillCode { get; init; }

    /// <summary>
    /// What shows it: practice that <c>self</c>, <c>household</c>, <c>mentor</c>, <c>counter</c> or <c>partner</c>
    /// vouches for, or an <c>assessment</c>.
    /// </summary>
    public required string Evidence { get; init; }

    /// <summary>The record of practice or the assessment.</summary>
    public required Guid EvidenceId { get; init; }

    /// <summary>The day it was shown, in Vietnam.</summary>
    public required DateOnly On { get; init; }
}
