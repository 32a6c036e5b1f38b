using MassTransit;

namespace Platform.Contracts.Learners.V1;

/// <summary>Who is behind a keyed hash: a learner, or nobody registered so far.</summary>
[MessageUrn("learner.completion-match-answered.v1")]
[EntityName("learner.completion-match-answered.v1")]
public sealed record CompletionMatchAnswered
{
    /// <summary>The question that is answered, at once and once more when such a person registers.</summary>
    [AggregateId("completion-match-answer")]
    public required Guid RequestId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The learner; absent where nobody is known.</summary>
    public Guid? LearnerId { get; init; }
}
