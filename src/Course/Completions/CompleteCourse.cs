using Microsoft.EntityFrameworkCore;
using Platform.Courses.Classes;
using Platform.Courses.Learners;
using Platform.Courses.Programmes;
using Platform.Messaging;

namespace Platform.Courses.Completions;

/// <summary>Shared by the quiz and the roll-call: whichever comes second completes the course.</summary>
internal static class CompleteCourse
{
    /// <summary>
    /// Completes the course of the class for people who attended it and passed, except those who have it already,
    /// under whichever of their ids. Call with the learners' rows locked; the unique index stands behind.
    /// </summary>
    /// <returns>How many completions are new.</returns>
    internal static async Task<int> Complete(
        Class held, IReadOnlyCollection<(Person Person, int Score)> passed, CourseDbContext db, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (passed.Count is 0)
            return 0;

        var learnerIds = passed.SelectMany(one => one.Person.Ids).ToArray();
        var earlier = await db.Completions
            .Where(completion => completion.CourseId == held.CourseId && completion.CourseVersion == held.CourseVersion)
            .Where(completion => learnerIds.Contains(completion.LearnerId))
            .Select(completion => completion.LearnerId)
            .ToHashSetAsync(cancellationToken);
        var course = await db.CourseVersions
            .Where(version => version.CourseId == held.CourseId && version.Number == held.CourseVersion)
            .Join(db.Courses, version => version.CourseId, course => course.Id, (version, course) => new
            {
                course.Code,
                version.TitleVi,
            })
            .SingleAsync(cancellationToken);
        var first = passed.Where(one => !one.Person.Ids.Any(earlier.Contains)).ToList();
        foreach (var (person, score) in first)
        {
            var (completion, completed) = Completion.Grant(held, course.Code, course.TitleVi, person.Id, score, now);
            db.Completions.Add(completion);
            db.AddEvent(completed);
        }

        if (first.Count > 0)
            await CompleteProgramme.Evaluate([.. first.Select(one => one.Person)], db, now, cancellationToken);
        return first.Count;
    }

    /// <summary>
    /// Of two registrations that turn out to be one person, one may have been there and the other may have passed.
    /// </summary>
    internal static async Task CompleteJoined(
        Person person, CourseDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var passed = await db.Assessments
            .Where(assessment => assessment.Passed && person.Ids.Contains(assessment.LearnerId))
            .Where(assessment => db.Attendances.Any(attendance =>
                attendance.ClassId == assessment.ClassId && person.Ids.Contains(attendance.LearnerId)))
            .GroupBy(assessment => assessment.ClassId)
            .Select(attempts => new { ClassId = attempts.Key, Best = attempts.Max(attempt => attempt.ScorePercent) })
            .ToListAsync(cancellationToken);
        var scores = passed.ToDictionary(one => one.ClassId, one => one.Best);
        var classes = await db.Classes.AsNoTracking().Where(@class => scores.Keys.Contains(@class.Id))
            .OrderBy(@class => @class.Id).ToListAsync(cancellationToken);
        foreach (var held in classes.DistinctBy(@class => (@class.CourseId, @class.CourseVersion)))
            await Complete(held, [(person, scores[held.Id])], db, now, cancellationToken);
    }
}
