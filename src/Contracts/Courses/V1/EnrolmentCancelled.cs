using MassTransit;

namespace Platform.Contracts.Courses.V1;

/// <summary>A learner gave up a seat, or the wait for one, or waits for nothing any more.</summary>
[MessageUrn("course.enrolment-cancelled.v1")]
[EntityName("course.enrolment-cancelled.v1")]
public sealed record EnrolmentCancelled
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

    /// <summary>
    /// <c>withdrawn</c>, <c>mistake</c>, <c>moved</c>, <c>already-enrolled</c> or <c>class-cancelled</c>.
    /// </summary>
    public required string ReasonCode { get; init; }

    /// <summary>Whether a seat became free; otherwise the learner was waiting.</summary>
    public required bool SeatFreed { get; init; }
}
