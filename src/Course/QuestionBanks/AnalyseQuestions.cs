using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Assessments;
using Platform.Courses.Courses;
using Platform.Courses.Rules;
using Platform.ServiceDefaults;

namespace Platform.Courses.QuestionBanks;

/// <summary>
/// How the questions of a bank do their work: how many answer them rightly, whether those who know the rest know them
/// too, and which wrong options mislead. Nothing is told of a question that fewer people than the rule demands were
/// asked.
/// </summary>
internal static class AnalyseQuestions
{
    /// <param name="Id">Identity of the bank.</param>
    /// <param name="Fewest">Of how many answers figures are told at least.</param>
    /// <param name="RuleVersion">Version of the rule that says so.</param>
    /// <param name="Questions">Those in use, then those dropped, by code.</param>
    public sealed record Response(Guid Id, int Fewest, int RuleVersion, IReadOnlyList<Item> Questions);

    /// <param name="QuestionId">Identity of the question.</param>
    /// <param name="Code">What its authors call it. <example>otp-1</example></param>
    /// <param name="Difficulty">How hard they thought it is.</param>
    /// <param name="InUse">Whether the newest version of the bank has it.</param>
    /// <param name="Asked">How often it was asked; absent where too seldom.</param>
    /// <param name="RightPercent">The share of right answers: the smaller, the harder. <example>65</example></param>
    /// <param name="Discrimination">
    /// -1 to 1: how far a right answer goes with right answers to the rest of the paper. Below 0.2 the question
    /// separates nobody, below 0 it misleads those who know. <example>0.41</example>
    /// </param>
    /// <param name="LeftOut">How often it was not answered.</param>
    /// <param name="Options">How often each option was chosen.</param>
    public sealed record Item(
        Guid QuestionId, string Code, QuestionDifficulty Difficulty, bool InUse, int? Asked = null,
        int? RightPercent = null, double? Discrimination = null, int? LeftOut = null,
        IReadOnlyList<OptionCount>? Options = null);

    /// <param name="Id">The option. <example>b</example></param>
    /// <param name="Chosen">How often it was chosen.</param>
    /// <param name="Correct">Whether it is the right one.</param>
    public sealed record OptionCount(string Id, int Chosen, bool Correct);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, AreaScope scope, CourseDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        var bank = await db.QuestionBanks.AsNoTracking().VisibleTo(scope, db.Areas)
            .SingleOrDefaultAsync(bank => bank.Id == id, cancellationToken);
        if (bank is null)
            return TypedResults.NotFound();

        var rule = await db.RuleOf(MeasuringSetup.SmallestCell, VietnamTime.Today(time), cancellationToken);
        var questions = await db.BankQuestions.AsNoTracking().Where(question => question.BankId == id)
            .OrderBy(question => question.Until != null)
            .ThenBy(question => question.Code).ThenBy(question => question.Id)
            .ToListAsync(cancellationToken);
        var figures = await Figures(bank.Skill, db).ToDictionaryAsync(row => row.QuestionId, cancellationToken);
        var choices = (await Choices(bank.Skill, db).ToListAsync(cancellationToken)).ToLookup(row => row.QuestionId);
        return TypedResults.Ok(new Response(
            id, rule.Value, rule.Version,
            [.. questions.Select(question => Describe(
                question, figures.GetValueOrDefault(question.Id), choices[question.Id], rule.Value))]));
    }

    private static Item Describe(
        BankQuestion question, Figure? figure, IEnumerable<Choice> choices, int fewest)
    {
        var inUse = question.Until is null;
        if (figure is null || figure.Asked < fewest)
            return new Item(question.Id, question.Code, question.Difficulty, inUse);

        var chosen = choices.ToDictionary(choice => choice.OptionId, choice => choice.Chosen);
        return new Item(
            question.Id, question.Code, question.Difficulty, inUse, figure.Asked, figure.RightPercent,
            figure.Discrimination, figure.Asked - chosen.Values.Sum(),
            [
                .. question.Options.Select(option => new OptionCount(
                    option, chosen.GetValueOrDefault(option), option == question.Correct)),
            ]);
    }

    /// <summary>The rest of a paper is all of it but the question, or the question would go with itself.</summary>
    private static IQueryable<Figure> Figures(string skill, CourseDbContext db) => db.Database.SqlQuery<Figure>(
        $"""
        with answered as (
          select (item ->> 'QuestionId')::uuid as question_id, (item ->> 'Right')::boolean::int as is_right,
            paper.right_answers - (item ->> 'Right')::boolean::int as rest,
            nullif(jsonb_array_length(paper.questions) - 1, 0) as others
          from papers paper
          join skill_results result on result.paper_id = paper.id and result.skill = {skill}
          cross join jsonb_array_elements(paper.questions) item
          where item ->> 'Skill' = {skill})
        select question_id as "QuestionId", count(*)::int as "Asked",
          round(100.0 * avg(is_right))::int as "RightPercent",
          round(corr(is_right::float, rest::float / others)::numeric, 2)::float8 as "Discrimination"
        from answered group by question_id
        """);

    private static IQueryable<Choice> Choices(string skill, CourseDbContext db) => db.Database.SqlQuery<Choice>(
        $"""
        select (item ->> 'QuestionId')::uuid as "QuestionId", item ->> 'Chosen' as "OptionId",
          count(*)::int as "Chosen"
        from papers paper
        join skill_results result on result.paper_id = paper.id and result.skill = {skill}
        cross join jsonb_array_elements(paper.questions) item
        where item ->> 'Skill' = {skill} and item ->> 'Chosen' is not null
        group by 1, 2
        """);

    private sealed record Figure(Guid QuestionId, int Asked, int RightPercent, double? Discrimination);

    private sealed record Choice(Guid QuestionId, string OptionId, int Chosen);
}
