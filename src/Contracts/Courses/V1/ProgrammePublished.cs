using MassTransit;

namespace Platform.Contracts.Courses.V1;

/// <summary>
/// A version of a programme was published. It never changes; whoever began with another one stays on it.
/// </summary>
[MessageUrn("course.programme-published.v1")]
[EntityName("course.programme-published.v1")]
public sealed record ProgrammePublished
{
    /// <summary>Identity of the programme.</summary>
    [AggregateId("programme")]
    public required Guid ProgrammeId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Stable code of the programme, for example <c>4t</c>.</summary>
    public required string ProgrammeCode { get; init; }

    /// <summary>Number of the version that was published, from 1.</summary>
    public required int ProgrammeVersion { get; init; }

    /// <summary>Vietnamese title of that version.</summary>
    public required string ProgrammeTitle { get; init; }

    /// <summary>Name of the body that offers it.</summary>
    public required string Issuer { get; init; }

    /// <summary>Courses of its modules, each once.</summary>
    public required IReadOnlyList<Guid> CourseIds { get; init; }

    /// <summary>The unit that offers it, with everything below.</summary>
    public required Guid AreaId { get; init; }
}
