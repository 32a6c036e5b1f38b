using Microsoft.EntityFrameworkCore;
using Platform.Courses.Classes;
using Platform.Courses.Completions;
using Platform.Courses.Courses;
using Platform.Courses.Learners;
using Platform.Messaging;

namespace Platform.Courses.Assessments;

/// <summary>An attempt at the quiz of a class, whichever way its questions were found.</summary>
internal static class QuizAttempt
{
    internal static async Task<bool> IsLeft(
        Class held, Person person, CourseDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rule = await db.PassRules.AsNoTracking().InForce(held.CourseId, now).SingleAsync(cancellationToken);
        return await Earlier(held, person, db, cancellationToken) < rule.AttemptsPerClass;
    }

    /// <summary>
    /// Judges it by the rule of the course, and completes the course where it passed and the person was there. Null
    /// where no attempt is left. Call with the person's rows locked.
    /// </summary>
    internal static async Task<Assessment?> Judge(
        Class held, Person person, IEnumerable<Answer> answers, int scorePercent, CourseDbContext db,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rule = await db.PassRules.AsNoTracking().InForce(held.CourseId, now).SingleAsync(cancellationToken);
        var earlier = await Earlier(held, person, db, cancellationToken);
        if (earlier >= rule.AttemptsPerClass)
            return null;

        var (assessment, completed) =
            Assessment.Judge(held, person.Id, earlier + 1, answers, scorePercent, rule, now);
        db.Assessments.Add(assessment);
        db.AddEvent(completed);
        await db.SaveChangesAsync(cancellationToken); // the rule looks for its evidence in the database
        if (assessment.Passed)
            await CompleteCourse.Evaluate(held, [person], db, now, cancellationToken);
        return assessment;
    }

    private static Task<int> Earlier(
        Class held, Person person, CourseDbContext db, CancellationToken cancellationToken) =>
        db.Assessments.CountAsync(
            row => row.ClassId == held.Id && person.Ids.Contains(row.LearnerId), cancellationToken);
}
