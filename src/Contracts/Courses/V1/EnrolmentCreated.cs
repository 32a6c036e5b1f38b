using MassTransit;

namespace Platform.Contracts.Courses.V1;

/// <summary>A learner was enrolled in a class.</summary>
[MessageUrn("course.enrolment-created.v1")]
[EntityName("course.enrolment-created.v1")]
public sealed record EnrolmentCreated
{
    /// <summary>Identity of the enrolment.</summary>
    [AggregateId("enrolment")]
    public required Guid EnrolmentId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The class.</summary>
    public required Guid ClassId { get; init; }

    /// <summary>The course of the class.</summary>
    public required Guid CourseId { get; init; }

    /// <summary>The enrolled learner.</summary>
    public required Guid LearnerId { get; init; }

    /// <summary>Village where the class is held.</summary>
    public required Guid AreaId { get; init; }
}
