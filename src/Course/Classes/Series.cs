using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.ServiceDefaults;

namespace Platform.Courses.Classes;

/// <summary>The classes of one timetable as they stand now.</summary>
/// <param name="SeriesId">What the classes have in common.</param>
/// <param name="Changed">How many of them this request has changed.</param>
/// <param name="Classes">All of them, the earliest first.</param>
public sealed record SeriesItem(Guid SeriesId, int Changed, IReadOnlyList<ClassItem> Classes);

internal static class SeriesQueries
{
    /// <summary>The classes of a timetable in the scope, each held until the transaction ends.</summary>
    internal static async Task<List<Class>> LockedSeries(
        this CourseDbContext db, Guid seriesId, AreaScope scope, CancellationToken cancellationToken)
    {
        var ids = await db.Classes.Within(scope, db.Areas).Where(held => held.SeriesId == seriesId)
            .Select(held => held.Id).ToArrayAsync(cancellationToken);
        var classes = await db.Classes.Locked(ids).ToListAsync(cancellationToken);
        return [.. classes.OrderBy(held => held.StartsAt).ThenBy(held => held.Id)];
    }

    /// <summary>
    /// Those still to be held. One that has begun may only lack its roll-call, so it is neither moved nor cancelled
    /// with the others.
    /// </summary>
    internal static IEnumerable<Class> Coming(this IEnumerable<Class> series, DateTimeOffset now) =>
        series.Where(held => held.Status is ClassStatus.Scheduled && held.StartsAt > now);
}
