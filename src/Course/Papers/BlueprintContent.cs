using System.ComponentModel.DataAnnotations;
using Platform.Courses.QuestionBanks;

namespace Platform.Courses.Papers;

/// <summary>A blueprint as its authors write it.</summary>
/// <param name="Code">What papers are drawn by; once more, the next version. <example>vneid-basics</example></param>
/// <param name="Parts">How many questions there are about which skill.</param>
/// <param name="MinutesAllowed">The time for a paper. <example>15</example></param>
/// <param name="GraceSeconds">How much later it may come in. <example>120</example></param>
/// <param name="Attempts">Papers of one kind a person may draw in a class. <example>2</example></param>
/// <param name="DemonstratedPercent">The share of right answers that shows a skill. <example>75</example></param>
/// <param name="Source">What the figures rest on. <example>Quyết định 757/QĐ-BKHCN</example></param>
/// <param name="CourseId">The course it measures, before and after. <example></example></param>
/// <param name="Bands">For a placement: the levels, each from its share of right answers on.</param>
/// <param name="ValidFrom">When it comes into force; at once where nothing is said.</param>
public sealed record BlueprintContent(
    [RegularExpression(BlueprintContent.CodePattern)] string Code,
    [Length(1, 30)] IReadOnlyList<BlueprintContent.Part> Parts,
    [Range(1, 240)] int MinutesAllowed,
    [Range(0, 3600)] int GraceSeconds,
    [Range(1, 100)] int Attempts,
    [Range(1, 100)] int DemonstratedPercent,
    [StringLength(500, MinimumLength = 1)] string Source,
    Guid? CourseId = null,
    [Length(1, 8)] IReadOnlyList<BlueprintContent.Band>? Bands = null,
    DateTimeOffset? ValidFrom = null)
{
    internal const string CodePattern = "^[a-z0-9-]{1,40}$";

    /// <param name="Skill">The skill the questions are about. <example>757-citizens@1.0/own-data</example></param>
    /// <param name="Count">How many of them. <example>4</example></param>
    /// <param name="Difficulty">How hard they are; any where nothing is said.</param>
    public sealed record Part(
        [RegularExpression(SkillCode.Pattern)] string Skill, [Range(1, 50)] int Count,
        QuestionDifficulty? Difficulty = null);

    /// <param name="FromPercent">The share of right answers from which on it holds. <example>0</example></param>
    /// <param name="Level">Level of courses. <example>grassroots</example></param>
    public sealed record Band(
        [Range(0, 100)] int FromPercent,
        [RegularExpression("^(grassroots|basic|intermediate|advanced)$")] string Level);

    /// <summary>Measures a course or places people: a paper that did both would mean neither.</summary>
    internal bool IsWhole => Bands is null
        ? CourseId is not null
        : CourseId is null && Bands[0].FromPercent == 0
            && Bands.Zip(Bands.Skip(1)).All(pair => pair.First.FromPercent < pair.Second.FromPercent);

    internal static BlueprintContent Of(Blueprint blueprint) => new(
        blueprint.Code,
        [.. blueprint.Parts.Select(part => new Part(part.Skill, part.Count, part.Difficulty))],
        blueprint.MinutesAllowed, blueprint.GraceSeconds, blueprint.Attempts, blueprint.DemonstratedPercent,
        blueprint.Source, blueprint.CourseId,
        blueprint.Bands.Count == 0
            ? null
            : [.. blueprint.Bands.Select(band => new Band(band.FromPercent, band.Level))],
        blueprint.ValidFrom);
}
