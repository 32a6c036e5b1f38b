using MassTransit;

namespace Platform.Contracts.Courses.V1;

/// <summary>A learner said how a task goes that was practised some time ago.</summary>
[MessageUrn("course.practice-follow-up-answered.v1")]
[EntityName("course.practice-follow-up-answered.v1")]
public sealed record PracticeFollowUpAnswered
{
    /// <summary>Identity of the question.</summary>
    [AggregateId("practice-follow-up")]
    public required Guid FollowUpId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The record of practice it follows.</summary>
    public required Guid PracticeId { get; init; }

    /// <summary>Who was asked.</summary>
    public required Guid LearnerId { get; init; }

    /// <summary>Where that person belonged when the task was practised.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>Code of the task.</summary>
    public required string TaskCode { get; init; }

    /// <summary>Days since the task was practised, by the rule: 30, 90.</summary>
    public required int Days { get; init; }

    /// <summary><c>alone</c>, <c>assisted</c> or <c>not-done</c>: what the person says, not what was seen.</summary>
    public required string Answer { get; init; }
}
