using MassTransit;

namespace Platform.Contracts.Courses.V1;

/// <summary>A learner was given a seat in a class; once more where they had given it up.</summary>
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

    /// <summary>Unit the class belongs to.</summary>
    public required Guid AreaId { get; init; }

    /// <summary><c>single</c>, <c>bulk</c>, <c>self</c>, <c>sponsored</c> or <c>walk-in</c>.</summary>
    public string? Mode { get; init; }

    /// <summary>The organisation that sent the learner.</summary>
    public Guid? SponsorId { get; init; }
}
