using MassTransit;

namespace Platform.Contracts.Courses.V1;

/// <summary>It is time to ask a learner whether a task that was practised goes without help now.</summary>
[MessageUrn("course.practice-follow-up-due.v1")]
[EntityName("course.practice-follow-up-due.v1")]
public sealed record PracticeFollowUpDue
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

    /// <summary>Who is asked.</summary>
    public required Guid LearnerId { get; init; }

    /// <summary>Where that person belonged when the task was practised.</summary>
    public required Guid AreaId { get; init; }

    /// <summary>Code of the task.</summary>
    public required string TaskCode { get; init; }

    /// <summary>Vietnamese name of the task, as the learner reads it.</summary>
    public required string TaskTitle { get; init; }

    /// <summary>Days since the task was practised, by the rule: 30, 90.</summary>
    public required int Days { get; init; }

    /// <summary>The day on which the question is due, in Vietnam.</summary>
    public required DateOnly DueOn { get; init; }
}
