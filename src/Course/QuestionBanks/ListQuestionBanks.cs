using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Courses;
using Platform.ServiceDefaults;

namespace Platform.Courses.QuestionBanks;

/// <summary>The banks there are, and how many questions each has now.</summary>
internal static class ListQuestionBanks
{
    /// <param name="Items">In the order they were opened.</param>
    /// <param name="NextCursor">Where the next page starts.</param>
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    /// <param name="Id">Identity of the bank.</param>
    /// <param name="Skill">The skill its questions are about. <example>757-citizens@1.0/own-data</example></param>
    /// <param name="Version">Number of its newest set of questions.</param>
    /// <param name="Questions">How many there are.</param>
    public sealed record Item(Guid Id, string Skill, int Version, int Questions);

    internal static async Task<Ok<Response>> Handle(
        Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope, CourseDbContext db,
        CancellationToken cancellationToken)
    {
        var (after, size) = Cursor.Page(cursor, limit);
        var items = await db.QuestionBanks.AsNoTracking().VisibleTo(scope, db.Areas)
            .Where(bank => bank.Id > after)
            .OrderBy(bank => bank.Id)
            .Take(size + 1)
            .Select(bank => new Item(
                bank.Id, bank.Skill, bank.Version,
                db.BankQuestions.Count(question => question.BankId == bank.Id && question.Until == null)))
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(items, size, item => item.Id);
        return TypedResults.Ok(new Response(items, next));
    }
}
