using Microsoft.EntityFrameworkCore;
using Platform.Courses.Classes;
using Platform.Courses.Learners;
using Platform.Courses.Programmes;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Courses.Completions;

/// <summary>Whatever brings evidence asks here: the piece that comes last completes the course.</summary>
internal static class CompleteCourse
{
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
        if (rule is null || persons.Count == 0)
            return [];

        var found = await db.EvidenceOf(held.Id, persons, cancellationToken);
        var history = await CourseHistory.Read(db, held.CourseId, held.CourseVersion, persons, cancellationToken);
        var title = await CourseTitle.Of(db, held.CourseId, held.CourseVersion, cancellationToken);
        var granted = new List<Completion>();
        foreach (var person in persons)
        {
            if (history.Open(person, rule, person.Ids.SelectMany(id => found[id])) is not var (cycle, fresh)
                || rule.Judge(fresh) is not { } evidence)
                continue;
            var earned = new Earned(
                person, held.AreaId, held.Id, Source: null, rule, rule.AssuranceLevel!, cycle, evidence);
            var (completion, completed) = Completion.Grant(earned, title, now);
            db.Completions.Add(completion);
            db.AddEvent(completed);
            granted.Add(completion);
        }

        if (granted.Count > 0)
        {
            var ids = granted.Select(completion => completion.LearnerId).ToHashSet();
            await CompleteProgramme.Evaluate(
                [.. persons.Where(person => ids.Contains(person.Id))], db, now, cancellationToken);
        }

        return granted;
    }

    /// <summary>
    /// Of two registrations that turn out to be one person, one may have been there and the other may have passed.
    /// </summary>
    internal static async Task EvaluateAll(
        Person person, CourseDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var classes = await db.Classes.AsNoTracking()
            .Where(held => db.Attendances.Any(row => row.ClassId == held.Id && person.Ids.Contains(row.LearnerId))
                || db.Assessments.Any(row =>
                    row.ClassId == held.Id && row.Passed && person.Ids.Contains(row.LearnerId)))
            .OrderBy(held => held.Id)
            .ToListAsync(cancellationToken);
        foreach (var held in classes)
            await Evaluate(held, [person], db, now, cancellationToken);
    }
}
