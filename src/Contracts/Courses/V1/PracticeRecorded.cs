using MassTransit;

namespace Platform.Contracts.Courses.V1;

/// <summary>Somebody did a task of real life with a digital service: paid a bill, handed in an application.</summary>
[MessageUrn("course.practice-recorded.v1")]
[EntityName("course.practice-recorded.v1")]
public sealed record PracticeRecorded
{
    /// <summary>Identity of the record, given by whoever made it.</summary>
    [AggregateId("practice")]
    public required Guid PracticeId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Who did it.</summary>
    public required Guid LearnerId { get; init; }

    /// <summary>Where that person belonged then.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>Code of the task, <c>pay-electricity-bill</c>.</summary>
    public required string TaskCode { get; init; }

    /// <summary>Version of the task, from 1.</summary>
    public required int TaskVersion { get; init; }

    /// <summary>The skills the task belongs to, as <c>framework@version/skill</c>.</summary>
    public required IReadOnlyList<string> SkillCodes { get; init; }

    /// <summary>The day it was done, in Vietnam; the record may come much later.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Whether somebody helped.</summary>
    public required bool Assisted { get; init; }

    /// <summary>
    /// Who vouches for it: <c>self</c>, <c>household</c>, <c>mentor</c>, <c>counter</c> or <c>partner</c>.
    /// </summary>
    public required string Evidence { get; init; }

    /// <summary>Code of the public service, where it was one.</summary>
    public string? ProcedureCode { get; init; }

    /// <summary>The person who saw it, where one is named.</summary>
    public Guid? WitnessLearnerId { get; init; }

    /// <summary>The team whose community project it was part of.</summary>
    public Guid? TeamId { get; init; }
}
