namespace Platform.Courses.Papers;

/// <summary>What came of a paper.</summary>
/// <param name="HandedInAt">When it was handed in.</param>
/// <param name="ScorePercent">The share of right answers, 0 to 100. <example>75</example></param>
/// <param name="Skills">The same for each skill.</param>
/// <param name="Passed">Whether it reaches the mark of the course; absent for a placement.</param>
/// <param name="Level">The level a placement proposes to begin at. <example>grassroots</example></param>
public sealed record PaperResult(
    DateTimeOffset HandedInAt, int ScorePercent, IReadOnlyList<PaperResult.Skill> Skills, bool? Passed = null,
    string? Level = null)
{
    /// <param name="Code">The skill. <example>757-citizens@1.0/own-data</example></param>
    /// <param name="Asked">Questions about it.</param>
    /// <param name="Right">Those answered rightly.</param>
    public sealed record Skill(string Code, int Asked, int Right);

    internal static PaperResult? Of(Paper paper) => paper.HandedInAt is not { } at
        ? null
        : new PaperResult(
            at, paper.ScorePercent,
            [
                .. paper.Questions.GroupBy(asked => asked.Skill).OrderBy(skill => skill.Key, StringComparer.Ordinal)
                    .Select(skill => new Skill(
                        skill.Key, skill.Count(), skill.Count(asked => asked.Right is true))),
            ],
            paper.Passed, paper.Level);
}
