using MassTransit;

namespace Platform.Contracts.Courses.V1;

/// <summary>Results of another platform wait for the learner behind a keyed hash.</summary>
[MessageUrn("course.completion-match-requested.v1")]
[EntityName("course.completion-match-requested.v1")]
public sealed record CompletionMatchRequested
{
    /// <summary>Identity of the question; the answer names it.</summary>
    [AggregateId("completion-match-request")]
    public required Guid RequestId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Code of the platform whose key made the hash, for example <c>national-platform</c>.</summary>
    public required string Source { get; init; }

    /// <summary>
    /// HMAC-SHA-256 of the number under the key that the source shares with Learner alone; 64 hexadecimal digits in
    /// lower case.
    /// </summary>
    public required string SubjectHash { get; init; }
}
