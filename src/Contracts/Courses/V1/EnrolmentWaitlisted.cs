using MassTransit;

namespace Platform.Contracts.Courses.V1;

/// <summary>A learner waits for a seat in a class that is full.</summary>
[MessageUrn("course.enrolment-waitlisted.v1")]
[EntityName("course.enrolment-waitlisted.v1")]
public sealed record EnrolmentWaitlisted
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

    /// <summary>The learner.</summary>
    public required Guid LearnerId { get; init; }

    /// <summary>Unit the class belongs to.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>Rank of the learner under the seat policy; 1 is called first.</summary>
    public required int Priority { get; init; }

    /// <summary>Version of the policy that set the rank.</summary>
    public required int PolicyVersion { get; init; }
}
