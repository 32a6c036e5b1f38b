using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Classes;
using Platform.Courses.Courses;
using Platform.ServiceDefaults;

namespace Platform.Courses.OfflinePacks;

/// <summary>What a phone takes along, as it is signed.</summary>
internal sealed record PackDocument(
    Guid PackId, DateTimeOffset IssuedAt, DateTimeOffset FreshUntil, IReadOnlyList<PackDocument.ClassDocument> Classes)
{
    /// <summary>
    /// A class, and the points at which it meets: a name is taken at one of them, where there are any. Whoever has only
    /// a point of somebody else&apos;s class gets the people of their own area, and no quiz: papers are the
    /// host&apos;s.
    /// </summary>
    internal sealed record ClassDocument(
        Guid ClassId, Guid AreaId, Guid CourseId, int CourseVersion, DateTimeOffset StartsAt, int DurationMinutes,
        IReadOnlyList<PointDocument> Points, IReadOnlyList<Guid> Roll, IReadOnlyList<GetQuiz.QuestionItem> Questions);

    internal sealed record PointDocument(int Number, Guid AreaId, string? Venue, int Capacity);

    internal static async Task<PackDocument> Of(
        OfflinePack pack, List<Class> classes, AreaScope scope, CourseDbContext db,
        CancellationToken cancellationToken)
    {
        var ids = classes.Select(held => held.Id).ToArray();
        var courseIds = classes.Select(held => held.CourseId).Distinct().ToArray();
        var hosted = await db.Classes.Within(scope, db.Areas).Where(held => ids.Contains(held.Id))
            .Select(held => held.Id).ToListAsync(cancellationToken);
        var points = (await db.SessionPoints
            .Join(db.Sessions, point => point.SessionId, session => session.Id, (point, session) => new
            {
                point,
                session.ClassId,
            })
            .Where(row => ids.Contains(row.ClassId))
            .Where(row => hosted.Contains(row.ClassId)
                || db.Areas.Any(area => area.Id == row.point.AreaId && area.Path.Contains(scope.AreaId)))
            .OrderBy(row => row.point.Number)
            .Select(row => new
            {
                row.ClassId,
                Document = new PointDocument(row.point.Number, row.point.AreaId, row.point.Venue, row.point.Capacity),
            })
            .ToListAsync(cancellationToken)).ToLookup(row => row.ClassId, row => row.Document);
        var own = db.Learners.Within(scope, db.Areas);
        var rolls = (await db.Enrolments.Where(seat => ids.Contains(seat.ClassId))
            .Where(seat => hosted.Contains(seat.ClassId) || own.Any(learner => learner.Id == seat.LearnerId))
            .OrderBy(seat => seat.Id)
            .Select(seat => new { seat.ClassId, seat.LearnerId }).ToListAsync(cancellationToken))
            .ToLookup(seat => seat.ClassId, seat => seat.LearnerId);
        var quizzes = (await db.Quizzes.AsNoTracking().Where(quiz => courseIds.Contains(quiz.CourseId))
            .ToListAsync(cancellationToken)).ToDictionary(quiz => (quiz.CourseId, quiz.CourseVersion));
        return new PackDocument(pack.Id, pack.IssuedAt, pack.FreshUntil,
        [
            .. classes.Select(held => new ClassDocument(
                held.Id, held.AreaId, held.CourseId, held.CourseVersion, held.StartsAt, held.DurationMinutes,
                [.. points[held.Id]], [.. rolls[held.Id]],
                hosted.Contains(held.Id) && quizzes.TryGetValue((held.CourseId, held.CourseVersion), out var quiz)
                    ? GetQuiz.Served(quiz)
                    : [])),
        ]);
    }
}
