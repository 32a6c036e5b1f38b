using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Rules;
using Platform.ServiceDefaults;

namespace Platform.Courses.Classes;

/// <summary>
/// Gives all classes of a timetable that are still to come another time of day, or another place; each keeps its day,
/// its seats and its helpers. It takes no version: each class is moved as it stands.
/// </summary>
internal static class RescheduleSeries
{
    /// <param name="Reason">Why.</param>
    /// <param name="Time">Time of day in Vietnam from now on; as before where none is named.
    /// <example>20:00:00</example></param>
    /// <param name="PlaceId">Where people meet from now on; as before where none is named.</param>
    public sealed record Request(ChangeReason Reason, TimeOnly? Time = null, Guid? PlaceId = null);

    internal static async Task<Results<Ok<SeriesItem>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, AreaScope scope, CourseDbContext db, TimeProvider time, ILogger<Class> logger,
        CancellationToken cancellationToken)
    {
        var series = await db.LockedSeries(id, scope, cancellationToken);
        if (series is [])
            return TypedResults.NotFound();
        if (request is { Time: null, PlaceId: null })
            return ClassProblems.SeriesUnchanged;

        var now = time.GetUtcNow();
        var coming = series.Coming(now).Select(held => (Held: held, StartsAt: StartOf(held, request.Time))).ToList();
        var starts = coming.Select(one => one.StartsAt);
        if (await Refuse(request, series[0], starts, db, now, cancellationToken) is { } refusal)
            return refusal;

        var moved = 0;
        foreach (var (held, startsAt) in coming)
        {
            if (await RescheduleClass.Reschedule(
                held, startsAt, request.PlaceId, request.Reason, db, now, cancellationToken))
                moved++;
        }

        await db.SaveChangesAsync(cancellationToken);
        Log.SeriesRescheduled(logger, moved, id, request.Reason);
        return TypedResults.Ok(new SeriesItem(id, moved, [.. series.Select(ClassItem.Of)]));
    }

    private static DateTimeOffset StartOf(Class held, TimeOnly? time) =>
        time is { } timeOfDay ? VietnamTime.At(VietnamTime.DateOf(held.StartsAt), timeOfDay) : held.StartsAt;

    /// <summary>The classes of a timetable are all of one unit and of one template.</summary>
    private static async Task<ProblemHttpResult?> Refuse(
        Request request, Class one, IEnumerable<DateTimeOffset> starts, CourseDbContext db, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var area = await db.Areas.AsNoTracking().SingleAsync(area => area.Id == one.AreaId, cancellationToken);
        if (request.PlaceId is { } place
            && !await db.Places.Serving(area, db.Areas).AnyAsync(row => row.Id == place, cancellationToken))
            return CourseProblems.UnknownPlace;
        if (request.Time is null)
            return null;

        var template = await db.ClassTemplates.AsNoTracking()
            .SingleAsync(template => template.Code == one.TemplateCode, cancellationToken);
        var slots = await db.RuleOf(SlotRule.Key, VietnamTime.DateOf(now), cancellationToken);
        return starts.All(startsAt => slots.Value.Allows(template, startsAt))
            ? null
            : ClassProblems.OutsideSlots(template);
    }
}
