using System.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Insights.Areas;
using Platform.ServiceDefaults;

namespace Platform.Insights.Progress;

/// <summary>
/// Where classes took place. Attendances, not people: somebody who comes twice counts twice here. They count where they
/// were, which of a session at several points is not always where its host is.
/// </summary>
internal static class GetClassProgress
{
    public sealed record Response(
        Guid AreaId,
        string Name,
        DateTimeOffset AsOf,
        long JournalPosition,
        int ClassesScheduled,
        int SessionsHeld,
        int AttendancesNamed,
        int AttendancesUnnamed,
        int Villages,
        int VillagesWithClass);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid? areaId, AreaScope scope, InsightsDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        await using var snapshot =
            await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var area = await db.Areas.AsNoTracking().Within(scope)
            .SingleOrDefaultAsync(area => area.AreaId == (areaId ?? scope.AreaId), cancellationToken);
        if (area is null)
            return TypedResults.NotFound();

        var within = db.Areas.Where(part => part.Path.Contains(area.AreaId));
        var villages = within.Where(part => part.Level == "village");
        var withClass = villages.Where(village => db.Classes.Any(@class => @class.AreaId == village.AreaId));
        var classes = db.Classes.Where(@class => within.Any(part => part.AreaId == @class.AreaId));
        var sessions = db.Sessions.Where(session => within.Any(part => part.AreaId == session.AreaId));
        var points = db.SessionPoints.Where(point => within.Any(part => part.AreaId == point.AreaId)
            && db.Sessions.Any(session => session.SessionId == point.SessionId));
        // Sessions of before there were points tell of themselves as a whole.
        var whole = sessions.Where(session => !db.SessionPoints.Any(point => point.SessionId == session.SessionId));
        return TypedResults.Ok(new Response(
            area.AreaId,
            area.Name,
            time.GetUtcNow(),
            await db.Journal.MaxAsync(entry => (long?)entry.Position, cancellationToken) ?? 0,
            await classes.CountAsync(cancellationToken),
            await sessions.CountAsync(cancellationToken),
            await points.SumAsync(point => point.Named, cancellationToken)
                + await whole.SumAsync(session => session.Named, cancellationToken),
            await points.SumAsync(point => point.Unnamed, cancellationToken)
                + await whole.SumAsync(session => session.Unnamed, cancellationToken),
            await villages.CountAsync(cancellationToken),
            await withClass.CountAsync(cancellationToken)));
    }
}
