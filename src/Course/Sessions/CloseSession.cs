using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Classes;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Courses.Sessions;

/// <summary>
/// Ends a session and its class once every point has reported. Whoever closes it again is told the same, and nothing
/// happens.
/// </summary>
internal static class CloseSession
{
    /// <param name="SessionId">Identity of the session.</param>
    /// <param name="Points">How many points it had.</param>
    /// <param name="Total">Everybody who was there.</param>
    /// <param name="Named">How many of them have a name.</param>
    /// <param name="Unnamed">How many have none; they may be named later.</param>
    public sealed record Response(Guid SessionId, int Points, int Total, int Named, int Unnamed);

    internal static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, AreaScope scope, CourseDbContext db, TimeProvider time, ILogger<Session> logger,
        CancellationToken cancellationToken)
    {
        // The class first, alone: every roll-call under way is waited for, and none begins.
        var held = await db.Classes.LockedBySession(id).Within(scope, db.Areas).SingleOrDefaultAsync(cancellationToken);
        if (held is null)
            return TypedResults.NotFound();

        var session = await db.Sessions.Include(session => session.Points)
            .SingleAsync(session => session.Id == id, cancellationToken);
        int[] missing = [.. session.Points.Where(point => point.HeadCount is null).Select(point => point.Number)];
        if (missing.Length > 0)
            return SessionProblems.PointsNotReported([.. missing.Order()]);

        var total = session.Points.Sum(point => point.HeadCount!.Value);
        var named = await db.Attendances.CountAsync(attendance => attendance.SessionId == id, cancellationToken);
        if (session.ClosedAt is null)
        {
            if (held.Close(session, named, total - named, time.GetUtcNow()) is not { } closed)
                return ClassProblems.ClassCancelled;

            db.AddEvent(closed);
            await db.SaveChangesAsync(cancellationToken);
            Log.SessionClosed(logger, id, session.Points.Count, named, total - named);
        }

        return TypedResults.Ok(new Response(id, session.Points.Count, total, named, total - named));
    }
}
