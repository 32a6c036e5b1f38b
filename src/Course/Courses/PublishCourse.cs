using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Completions;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.Courses;

/// <summary>
/// Makes the draft the next version, for good. Refused while it is longer than the rule of its kind allows, leads to no
/// skill and no real task, or not to those that a rule of completion asks for. Classes that are open stay on the
/// version they began with.
/// </summary>
internal static class PublishCourse
{
    /// <param name="Version">Number of the version that is published now. <example>1</example></param>
    public sealed record Response(int Version);

    internal static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, IfMatch ifMatch, AreaScope scope, CourseDbContext db, TimeProvider time, HttpResponse response,
        ILogger<Course> logger, CancellationToken cancellationToken)
    {
        await db.Hold($"publish:{id}", cancellationToken); // two at once would both write the next number
        var course = await db.Courses.Include(course => course.Versions).OwnedWithin(scope, db.Areas)
            .SingleOrDefaultAsync(course => course.Id == id, cancellationToken);
        if (course is null)
            return TypedResults.NotFound();
        if (course.Draft is not { } draft)
            return CatalogueProblems.NoDraft;

        var now = time.GetUtcNow();
        var rule = await db.PublishingRules.AsNoTracking().InForce(course.Kind, VietnamTime.DateOf(now))
            .SingleAsync(cancellationToken);
        var asked = await db.CompletionRules.TasksAskedFor(id).ToListAsync(cancellationToken);
        if (rule.Refusals(draft, asked.SelectMany(tasks => tasks)) is { Count: > 0 } reasons)
            return CatalogueProblems.PublishRefused(reasons);
        if (await DraftCheck.Refusal(draft, scope, db, cancellationToken) is { } refusal)
            return refusal; // a skill may be named by a framework that is not offered here any more

        db.Expect(course, ifMatch);
        var (version, published) = course.PublishDraft(rule, now);
        db.Quizzes.Add(new Quiz(id, version.Number, draft.Questions.Select(question => question.ToQuestion())));
        db.AddEvent(published);
        await db.SaveChangesAsync(cancellationToken);
        CatalogueLog.CoursePublished(logger, id, version.Number);
        response.Headers.ETag = db.ETag(course);
        return TypedResults.Ok(new Response(version.Number));
    }
}
