using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Assessments;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Courses.QuestionBanks;

/// <summary>
/// Opens the bank of a skill for the unit of the token, with its first questions. They are asked there beside those of
/// the units above.
/// </summary>
internal static class OpenQuestionBank
{
    /// <param name="Skill">The skill the questions are about. <example>757-citizens@1.0/own-data</example></param>
    /// <param name="Questions">Up to 500 questions.</param>
    public sealed record Request(
        [RegularExpression(SkillCode.Pattern)] string Skill, [Length(1, 500)] IReadOnlyList<QuestionContent> Questions);

    /// <param name="Id">Identity of the bank.</param>
    /// <param name="Version">Number of its newest set of questions.</param>
    public sealed record Response(Guid Id, int Version);

    internal static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(
        Request request, AreaScope scope, CourseDbContext db, TimeProvider time, HttpResponse response,
        ILogger<QuestionBank> logger, CancellationToken cancellationToken)
    {
        if (QuestionContent.Faults(request.Questions) is { Length: > 0 } faults)
            return MeasuringProblems.QuestionsInvalid(faults);

        if (!await db.Areas.AnyAsync(area => area.Id == scope.AreaId, cancellationToken))
            return CourseProblems.UnknownArea;

        await db.Hold("question-bank:" + request.Skill, cancellationToken);
        if (await db.QuestionBanks.AnyAsync(
            bank => bank.Skill == request.Skill && bank.OwnerAreaId == scope.AreaId, cancellationToken))
            return MeasuringProblems.BankExists;

        var opened = QuestionBank.Open(request.Skill, scope.AreaId, request.Questions, time.GetUtcNow());
        db.QuestionBanks.Add(opened);
        db.AddEvent(opened.Published(request.Questions.Count));
        await db.SaveChangesAsync(cancellationToken);
        MeasuringLog.QuestionsPublished(logger, opened.Id, opened.Version, request.Questions.Count);
        response.Headers.ETag = db.ETag(opened);
        return TypedResults.Created($"question-banks/{opened.Id}", new Response(opened.Id, opened.Version));
    }
}
