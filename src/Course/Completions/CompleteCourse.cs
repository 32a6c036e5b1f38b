using Microsoft.EntityFrameworkCore;
using Platform.Courses.Classes;
using Platform.Courses.Courses;
using Platform.Courses.Learners;
using Platform.Courses.Programmes;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Courses.Completions;

/// <summary>Whatever brings evidence asks here: the piece that comes last completes the course.</summary>
internal static class CompleteCourse
{
    /// <summary>What is completed: a version of a course, in an area, in a class where it was done in one.</summary>
    private sealed record Aim(Guid CourseId, int CourseVersion, Guid AreaId, Guid? ClassId);

    /// <summary>
    /// Completes the course of the class for those people whose evidence satisfies the rule of its kind. Call after the
    /// evidence was saved and with the learners&apos; rows locked; the unique index stands behind.
    /// </summary>
    /// <returns>The completions that are new; not saved yet.</returns>
    internal static async Task<IReadOnlyList<Completion>> Evaluate(
        Class held, IReadOnlyCollection<Person> persons, CourseDbContext db, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var rule = await db.CompletionRules.AsNoTracking().InForce(Codes.Of(held.Kind), held.CourseId, now)
            .SingleOrDefaultAsync(cancellationToken);
        var aim = new Aim(held.CourseId, held.CourseVersion, held.AreaId, held.Id);
        return rule is null || persons.Count == 0
            ? []
            : await Grant(aim, rule, persons, db, now, cancellationToken);
    }

    /// <summary>Practice of a task may be what a class left open, or complete a course by itself.</summary>
    internal static async Task EvaluatePractice(
        Person person, string taskCode, CourseDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var courseIds = await db.CompletionRules.Where(rule => rule.PracticeTasks.Contains(taskCode))
            .Select(rule => rule.CourseId!.Value).Distinct().ToArrayAsync(cancellationToken);
        if (courseIds.Length == 0)
            return;

        await EvaluateClasses(
            person, db.Classes.Where(held => courseIds.Contains(held.CourseId)), db, now, cancellationToken);
        await EvaluateAlone(person, courseIds, db, now, cancellationToken);
    }

    /// <summary>
    /// Of two registrations that turn out to be one person, one may have been there and the other may have passed.
    /// </summary>
    internal static async Task EvaluateAll(
        Person person, CourseDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await EvaluateClasses(person, db.Classes, db, now, cancellationToken);
        var courseIds = await db.CompletionRules.Where(rule => rule.AppliesTo == CompletionRule.Practised)
            .Select(rule => rule.CourseId!.Value).Distinct().ToArrayAsync(cancellationToken);
        await EvaluateAlone(person, courseIds, db, now, cancellationToken);
    }

    private static async Task EvaluateClasses(
        Person person, IQueryable<Class> among, CourseDbContext db, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var classes = await among.AsNoTracking()
            .Where(held => db.Attendances.Any(row => row.ClassId == held.Id && person.Ids.Contains(row.LearnerId))
                || db.Assessments.Any(row =>
                    row.ClassId == held.Id && row.Passed && person.Ids.Contains(row.LearnerId)))
            .OrderBy(held => held.Id)
            .ToListAsync(cancellationToken);
        foreach (var held in classes)
            await Evaluate(held, [person], db, now, cancellationToken);
    }

    /// <summary>
    /// Without a class it is the newest version that is offered where the person lives. Whoever has done an earlier one
    /// has done the course: what they practised for that makes them do no other.
    /// </summary>
    private static async Task EvaluateAlone(
        Person person, Guid[] courseIds, CourseDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (courseIds.Length == 0)
            return;

        var home = await db.Learners.Where(learner => learner.Id == person.Id && learner.Active)
            .Select(learner => (Guid?)learner.AreaId).SingleOrDefaultAsync(cancellationToken);
        if (home is not { } areaId)
            return;

        var aims = await db.Courses.VisibleTo(new AreaScope(areaId), db.Areas)
            .Where(course => courseIds.Contains(course.Id) && course.Versions.Any())
            .Select(course => new Aim(course.Id, course.Versions.Max(version => version.Number), areaId, null))
            .ToListAsync(cancellationToken);
        foreach (var aim in aims)
        {
            var rule = await db.CompletionRules.AsNoTracking().InForce(CompletionRule.Practised, aim.CourseId, now)
                .SingleOrDefaultAsync(cancellationToken);
            var hasEarlier = await db.Completions.AnyAsync(
                row => row.CourseId == aim.CourseId && row.CourseVersion != aim.CourseVersion
                    && row.ReversedAt == null && person.Ids.Contains(row.LearnerId), cancellationToken);
            if (rule is not null && !hasEarlier)
                await Grant(aim, rule, [person], db, now, cancellationToken);
        }
    }

    private static async Task<IReadOnlyList<Completion>> Grant(
        Aim aim, CompletionRule rule, IReadOnlyCollection<Person> persons, CourseDbContext db, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var found = await db.EvidenceOf(rule, aim.ClassId, persons, cancellationToken);
        var history = await CourseHistory.Read(db, aim.CourseId, aim.CourseVersion, persons, cancellationToken);
        var title = await CourseTitle.Of(db, aim.CourseId, aim.CourseVersion, cancellationToken);
        var granted = new Dictionary<Person, Completion>();
        foreach (var person in persons)
        {
            if (history.Open(person, rule, person.Ids.SelectMany(id => found[id])) is not var (cycle, fresh)
                || rule.Judge(fresh) is not { } evidence)
                continue;
            var level = await db.AssuranceOf(rule, evidence, now, cancellationToken);
            var earned = new Earned(
                person, aim.AreaId, aim.ClassId, Source: null, rule, level, cycle, evidence);
            var (completion, completed) = Completion.Grant(earned, title, now);
            db.Completions.Add(completion);
            db.AddEvent(completed);
            granted.Add(person, completion);
        }

        if (granted.Count > 0)
            await CompleteProgramme.Evaluate(granted.Keys, db, now, cancellationToken);
        return [.. granted.Values];
    }
}
