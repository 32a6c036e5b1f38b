using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Assessments;
using Platform.Courses.Courses;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.QuestionBanks;

/// <summary>
/// Publishes the next version of a bank: exactly these questions. Papers drawn before keep theirs; what is left as it
/// was stays the same question.
/// </summary>
internal static class PublishQuestions
{
    /// <param name="Questions">All questions of the version, up to 500.</param>
    public sealed record Request([Length(1, 500)] IReadOnlyList<QuestionContent> Questions);

    /// <param name="Version">Number of the newest set of questions; unchanged where nothing is different.</param>
    public sealed record Response(int Version);

    internal static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, CourseDbContext db, TimeProvider time,
        HttpResponse response, ILogger<QuestionBank> logger, CancellationToken cancellationToken)
    {
        if (QuestionContent.Faults(request.Questions) is { Length: > 0 } faults)
            return MeasuringProblems.QuestionsInvalid(faults);

        var bank = await db.QuestionBanks.OwnedWithin(scope, db.Areas)
            .Include(bank => bank.Questions.Where(question => question.Until == null))
            .SingleOrDefaultAsync(bank => bank.Id == id, cancellationToken);
        if (bank is null)
            return TypedResults.NotFound();

        db.Expect(bank, ifMatch);
        if (bank.Publish(request.Questions, time.GetUtcNow()))
        {
            db.AddEvent(bank.Published(request.Questions.Count));
            await db.SaveChangesAsync(cancellationToken);
            MeasuringLog.QuestionsPublished(logger, id, bank.Version, request.Questions.Count);
        }

        response.Headers.ETag = db.ETag(bank);
        return TypedResults.Ok(new Response(bank.Version));
    }
}
