using MassTransit;

namespace Platform.Contracts.Courses.V1;

/// <summary>A version of a course was published. It never changes; whoever started another one stays on it.</summary>
[MessageUrn("course.course-published.v1")]
[EntityName("course.course-published.v1")]
public sealed record CoursePublished
{
    /// <summary>Identity of the course.</summary>
    [AggregateId("course")]
    public required Guid CourseId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Stable code of the course, for example <c>vneid-basics</c>.</summary>
    public required string CourseCode { get; init; }

    /// <summary>Number of the version that was published, from 1.</summary>
    public required int CourseVersion { get; init; }

    /// <summary>Vietnamese title of that version.</summary>
    public required string CourseTitle { get; init; }

    /// <summary>
    /// <c>basic</c>, <c>ai</c>, <c>core-force</c> or <c>state-management</c>.
    /// </summary>
    public required string Kind { get; init; }

    /// <summary><c>grassroots</c>, <c>basic</c>, <c>intermediate</c> or <c>advanced</c>.</summary>
    public required string Level { get; init; }

    /// <summary>Codes of the audiences it is meant for.</summary>
    public required IReadOnlyList<string> Audiences { get; init; }

    /// <summary>Skills it teaches, each as <c>framework@version/skill</c>.</summary>
    public required IReadOnlyList<string> SkillCodes { get; init; }

    /// <summary>Planned length in minutes.</summary>
    public required int DurationMinutes { get; init; }

    /// <summary>The unit that offers it, with everything below.</summary>
    public required Guid AreaId { get; init; }
}
