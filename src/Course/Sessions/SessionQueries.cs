using Microsoft.EntityFrameworkCore;
using Platform.Courses.Classes;
using Platform.ServiceDefaults;

namespace Platform.Courses.Sessions;

internal static class SessionQueries
{
    /// <summary>
    /// Sessions whose host is in the scope, or one of whose points: a commune sees the broadcast it follows.
    /// </summary>
    internal static IQueryable<Session> Reachable(this CourseDbContext db, AreaScope scope) => db.Sessions.Where(
        session => db.Areas.Any(area => area.Path.Contains(scope.AreaId)
            && (area.Id == session.AreaId || session.Points.Any(point => point.AreaId == area.Id))));

    /// <summary>The points of a session that may be seen: all for the host, else those in the scope.</summary>
    internal static IQueryable<SessionPoint> Reachable(this CourseDbContext db, Guid sessionId, AreaScope scope) =>
        db.SessionPoints.Where(point => point.SessionId == sessionId && db.Areas.Any(area =>
            area.Path.Contains(scope.AreaId) && (area.Id == point.AreaId
                || db.Sessions.Any(session => session.Id == sessionId && session.AreaId == area.Id))));

    /// <summary>
    /// Holds the class of a session until the transaction ends, for all points at once: it is neither closed nor are
    /// its seats given meanwhile, but one point does not wait for another.
    /// </summary>
    internal static IQueryable<Class> SharedBySession(this DbSet<Class> classes, Guid sessionId) => classes.FromSql(
        $"""
        SELECT c.*, c.xmin FROM classes c WHERE c.id = (SELECT class_id FROM sessions WHERE id = {sessionId}) FOR SHARE
        """);

    /// <summary>Holds the class of a session for one alone, who closes it.</summary>
    internal static IQueryable<Class> LockedBySession(this DbSet<Class> classes, Guid sessionId) => classes.FromSql(
        $"""
        SELECT c.*, c.xmin FROM classes c WHERE c.id = (SELECT class_id FROM sessions WHERE id = {sessionId})
        FOR NO KEY UPDATE
        """);

    /// <summary>Holds a session until the transaction ends: reports on it are weighed one by one.</summary>
    internal static IQueryable<Session> Locked(this DbSet<Session> sessions, Guid id) =>
        sessions.FromSql($"SELECT *, xmin FROM sessions WHERE id = {id} FOR NO KEY UPDATE");

    /// <summary>The same, for the session of a class.</summary>
    internal static IQueryable<Session> LockedByClass(this DbSet<Session> sessions, Guid classId) =>
        sessions.FromSql($"SELECT *, xmin FROM sessions WHERE class_id = {classId} FOR NO KEY UPDATE");

    /// <summary>Holds a point until the transaction ends: its names never pass its heads.</summary>
    internal static IQueryable<SessionPoint> Locked(this DbSet<SessionPoint> points, Guid id) =>
        points.FromSql($"SELECT *, xmin FROM session_points WHERE id = {id} FOR NO KEY UPDATE");

    internal static Task<int> CountNames(
        this CourseDbContext db, Guid pointId, CancellationToken cancellationToken) =>
        db.Attendances.CountAsync(attendance => attendance.PointId == pointId, cancellationToken);
}
