using Microsoft.AspNetCore.Http.HttpResults;
using Platform.ServiceDefaults;

namespace Platform.Courses.Classes;

/// <summary>
/// Says of all classes of a timetable that are still to come that they will not be held. What was held stays; to
/// cancel again changes nothing. It takes no version: each class is cancelled as it stands.
/// </summary>
internal static class CancelSeries
{
    /// <param name="Reason">Why.</param>
    public sealed record Request(ChangeReason Reason);

    internal static async Task<Results<Ok<SeriesItem>, NotFound>> Handle(
        Guid id, Request request, AreaScope scope, CourseDbContext db, TimeProvider time, ILogger<Class> logger,
        CancellationToken cancellationToken)
    {
        var series = await db.LockedSeries(id, scope, cancellationToken);
        if (series is [])
            return TypedResults.NotFound();

        var now = time.GetUtcNow();
        var coming = series.Coming(now).ToList();
        foreach (var cancelled in coming)
            await CancelClass.Cancel(cancelled, request.Reason, db, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        Log.SeriesCancelled(logger, coming.Count, id, request.Reason);
        return TypedResults.Ok(new SeriesItem(id, coming.Count, [.. series.Select(ClassItem.Of)]));
    }
}
