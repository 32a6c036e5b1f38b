using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Courses;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.QuestionBanks;

/// <summary>
/// The questions of a bank with their answers, for those who write them: of the newest version or another.
/// </summary>
internal static class GetQuestionBank
{
    /// <param name="Id">Identity of the bank.</param>
    /// <param name="Skill">The skill the questions are about. <example>757-citizens@1.0/own-data</example></param>
    /// <param name="Version">Number of the set of questions that is shown.</param>
    /// <param name="Newest">Number of the newest one.</param>
    /// <param name="PublishedAt">When the newest one was published.</param>
    /// <param name="Questions">In the order of their codes.</param>
    public sealed record Response(
        Guid Id, string Skill, int Version, int Newest, DateTimeOffset PublishedAt,
        IReadOnlyList<QuestionContent> Questions);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, [Range(1, int.MaxValue)] int? version, AreaScope scope, CourseDbContext db,
        HttpResponse response, CancellationToken cancellationToken)
    {
        var bank = await db.QuestionBanks.AsNoTracking().VisibleTo(scope, db.Areas)
            .SingleOrDefaultAsync(bank => bank.Id == id, cancellationToken);
        if (bank is null || version > bank.Version)
            return TypedResults.NotFound();

        var shown = version ?? bank.Version;
        var questions = await db.BankQuestions.AsNoTracking()
            .Where(question => question.BankId == id && question.Since <= shown)
            .Where(question => question.Until == null || question.Until > shown)
            .OrderBy(question => question.Code)
            .ToListAsync(cancellationToken);
        response.Headers.ETag = IfMatch.ETag(bank.RowVersion);
        return TypedResults.Ok(new Response(
            id, bank.Skill, shown, bank.Version, bank.PublishedAt,
            [.. questions.Select(question => question.Content)]));
    }
}
