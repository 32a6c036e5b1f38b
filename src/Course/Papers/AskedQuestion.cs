namespace Platform.Courses.Papers;

/// <summary>A question of a paper, with its options in the order this person saw.</summary>
internal sealed class AskedQuestion
{
    public required Guid QuestionId { get; init; }

    public required string Skill { get; init; }

    public required List<string> Options { get; init; }

    public string? Chosen { get; private set; }

    /// <summary>Once the paper is handed in.</summary>
    public bool? Right { get; private set; }

    public void Judge(string? chosen, string correct) => (Chosen, Right) = (chosen, chosen == correct);
}

/// <summary>How much of a paper's questions about one skill somebody answered rightly.</summary>
internal sealed class SkillResult
{
    public required Guid PaperId { get; init; }

    public required string Skill { get; init; }

    public required int Asked { get; init; }

    public required int RightAnswers { get; init; }

    public int Percent => RightAnswers * 100 / Asked;
}
