using MassTransit;

namespace Platform.Contracts.Courses.V1;

/// <summary>
/// A set of questions about a skill was published: the next papers are drawn from it, and papers drawn before keep
/// theirs.
/// </summary>
[MessageUrn("course.question-bank-published.v1")]
[EntityName("course.question-bank-published.v1")]
public sealed record QuestionBankPublished
{
    /// <summary>Identity of the bank.</summary>
    [AggregateId("question-bank")]
    public required Guid QuestionBankId { get; init; }

    /// <summary>Number of this event within its aggregate: 1, 2, 3, … without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>When the fact became true, UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>The skill, as <c>framework@version/skill</c>.</summary>
    public required string SkillCode { get; init; }

    /// <summary>How many questions the set has.</summary>
    public required int Questions { get; init; }

    /// <summary>The unit whose people are asked them.</summary>
    public required Guid AreaId { get; init; }
}
