using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Courses.Sessions;

/// <summary>One session with its points: all of them for the host, else those of the caller's area.</summary>
internal static class GetSession
{
    /// <param name="Session">The session with its totals over all points.</param>
    /// <param name="Points">The points the caller may see, by number.</param>
    public sealed record Response(SessionItem Session, IReadOnlyList<PointItem> Points);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, AreaScope scope, CourseDbContext db, CancellationToken cancellationToken)
    {
        var session = await db.Reachable(scope).AsNoTracking().Where(session => session.Id == id)
            .ToItems(db).SingleOrDefaultAsync(cancellationToken);
        if (session is null)
            return TypedResults.NotFound();

        var points = await db.Reachable(id, scope).AsNoTracking().ToItems(db).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Response(session, points));
    }
}
