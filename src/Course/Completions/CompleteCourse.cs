using Microsoft.EntityFrameworkCore;
using Platform.Courses.Classes;
using Platform.Messaging;

namespace Platform.Courses.Completions;

/// <summary>Shared by the quiz and the roll-call: whichever comes second completes the course.</summary>
internal static class CompleteCourse
{
    /// <summary>
    /// Completes the course of the class for learners who attended it and passed, except those who have it already.
    /// Call with the learners' rows locked; the unique index stands behind.
    /// </summary>
    /// <returns>How many completions are new.</returns>
    internal static async Task<int> Complete(
        Class held, IReadOnlyDictionary<Guid, int> scores, CourseDbContext db, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (scores.Count is 0)
            return 0;

        var learnerIds = scores.Keys.ToArray();
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
        foreach (var (learnerId, score) in scores.Where(score => !earlier.Contains(score.Key)))
        {
            var (completion, completed) = Completion.Grant(held, course.Code, course.TitleVi, learnerId, score, now);
            db.Completions.Add(completion);
            db.AddEvent(completed);
        }

        return scores.Count - earlier.Count;
    }
}
