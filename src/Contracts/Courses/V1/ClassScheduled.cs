using MassTransit;

namespace Platform.Contracts.Courses.V1;

/// <summary>A class was opened from a course template.</summary>
[MessageUrn("course.class-scheduled.v1")]
[EntityName("course.class-scheduled.v1")]
public sealed record ClassScheduled
{
    /// <summary>Identity of the class.</summary>
    [AggregateId("class")]
    public required Guid ClassId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Village where the class is held; another unit where the kind is not <c>hands-on</c>.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>The course that is taught.</summary>
    public required Guid CourseId { get; init; }

    /// <summary>Published version of the course, from 1.</summary>
    public required int CourseVersion { get; init; }

    /// <summary>Code of the class template, for example <c>vneid-basics</c>.</summary>
    public required string TemplateCode { get; init; }

    /// <summary>Planned start, UTC.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>Planned length in minutes, normally 30.</summary>
    public required int DurationMinutes { get; init; }

    /// <summary>Seats; 1 to 500 in a village.</summary>
    public required int Capacity { get; init; }

    /// <summary>
    /// <c>hands-on</c>, <c>festival</c>, <c>thematic-meeting</c>, <c>online</c> or <c>self-paced</c>; absent means
    /// <c>hands-on</c>.
    /// </summary>
    public string? Kind { get; init; }

    /// <summary>The organisation that invites.</summary>
    public Guid? HostOrganisationId { get; init; }

    /// <summary>The place where people meet.</summary>
    public Guid? PlaceId { get; init; }
}
