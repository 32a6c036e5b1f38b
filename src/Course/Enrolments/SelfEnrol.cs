using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Classes;
using Platform.Courses.Courses;
using Platform.Courses.Learners;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Courses.Enrolments;

/// <summary>
/// Lets a learner study at their own pace, without a seat or a time. The first of a village opens its self-paced class
/// of that course version; everybody after joins it.
/// </summary>
internal static class SelfEnrol
{
    /// <param name="LearnerId">Who wants to learn.</param>
    /// <param name="TemplateCode">Names the course and its version. <example>vneid-basics</example></param>
    public sealed record Request(Guid LearnerId, [StringLength(64, MinimumLength = 1)] string TemplateCode);

    internal static async Task<Results<Created<EnrolLearner.Response>, Ok<EnrolLearner.Response>, NotFound,
        ProblemHttpResult>> Handle(
        Request request, AreaScope scope, CourseDbContext db, TimeProvider time, ILogger<Enrolment> logger,
        CancellationToken cancellationToken)
    {
        var person = await db.Person(request.LearnerId, cancellationToken);
        var learner = await db.Learners.AsNoTracking().Within(scope, db.Areas)
            .SingleOrDefaultAsync(learner => learner.Id == person.Id, cancellationToken);
        if (learner is null)
            return CourseProblems.UnknownLearner;

        var template = await db.ClassTemplates.AsNoTracking().OpenTo(scope, db.Areas)
            .SingleOrDefaultAsync(template => template.Code == request.TemplateCode, cancellationToken);
        if (template is null)
            return CourseProblems.UnknownTemplate;

        var now = time.GetUtcNow();
        var joined = await Find(template, learner.AreaId, db, cancellationToken)
            ?? await Open(template, learner.AreaId, db, now, cancellationToken);
        return await EnrolLearner.Enrol(
            joined, person.Id, EnrolmentMode.Self, waitIfFull: false, scope, db, now, logger, cancellationToken);
    }

    private static async Task<Class?> Find(
        ClassTemplate template, Guid areaId, CourseDbContext db, CancellationToken cancellationToken)
    {
        var id = await db.Classes
            .Where(c => c.Kind == ClassKind.SelfPaced && c.Status == ClassStatus.Scheduled && c.AreaId == areaId)
            .Where(c => c.CourseId == template.CourseId && c.CourseVersion == template.CourseVersion)
            .Select(c => (Guid?)c.Id).SingleOrDefaultAsync(cancellationToken);
        return id is { } known ? await db.Classes.Locked(known).SingleAsync(cancellationToken) : null;
    }

    /// <summary>Two who are first at the same moment open one class: the second waits here and finds it.</summary>
    private static async Task<Class> Open(
        ClassTemplate template, Guid areaId, CourseDbContext db, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var name = $"self-paced {areaId} {template.CourseId} {template.CourseVersion}";
        await db.Database.ExecuteSqlAsync(
            $"SELECT pg_advisory_xact_lock(hashtextextended({name}, 0))", cancellationToken);
        if (await Find(template, areaId, db, cancellationToken) is { } quicker)
            return quicker;

        var plan = new ClassPlan(ClassKind.SelfPaced, areaId, now, int.MaxValue);
        var (opened, scheduled) = Class.Schedule(template, plan, now);
        db.Classes.Add(opened);
        db.AddEvent(scheduled);
        return opened;
    }
}
