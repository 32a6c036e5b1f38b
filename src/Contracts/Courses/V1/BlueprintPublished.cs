using MassTransit;

namespace Platform.Contracts.Courses.V1;

/// <summary>
/// What papers are made of was decided: a blueprint, or its next version. Papers drawn before keep theirs.
/// </summary>
[MessageUrn("course.blueprint-published.v1")]
[EntityName("course.blueprint-published.v1")]
public sealed record BlueprintPublished
{
    /// <summary>Identity of this version of the blueprint.</summary>
    [AggregateId("blueprint")]
    public required Guid BlueprintId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Stable code of the blueprint.</summary>
    public required string BlueprintCode { get; init; }

    /// <summary>Number of the version, from 1.</summary>
    public required int BlueprintVersion { get; init; }

    /// <summary>Skills it measures, each once, as <c>framework@version/skill</c>.</summary>
    public required IReadOnlyList<string> SkillCodes { get; init; }

    /// <summary>From when papers are drawn by it, UTC.</summary>
    public required DateTimeOffset ValidFrom { get; init; }

    /// <summary>The unit that measures by it.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>The course it measures; none where it says at which level somebody begins.</summary>
    public Guid? CourseId { get; init; }
}
