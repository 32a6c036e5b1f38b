using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Sessions;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.Classes;

/// <summary>
/// Gives a class that was not held yet another time, or another place. Seats and helpers stay; whoever is to carry its
/// session is told of another time.
/// </summary>
internal static class RescheduleClass
{
    /// <param name="StartsAt">When it begins from now on.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="PlaceId">Where people meet from now on; as before where none is named.</param>
    public sealed record Request(DateTimeOffset StartsAt, ChangeReason Reason, Guid? PlaceId = null);

    internal static async Task<Results<Ok<ClassItem>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, CourseDbContext db, TimeProvider time,
        HttpResponse response, ILogger<Class> logger, CancellationToken cancellationToken)
    {
        var moved = await db.Classes.Locked(id).Within(scope, db.Areas).SingleOrDefaultAsync(cancellationToken);
        if (moved is null)
            return TypedResults.NotFound();
        if (ClassProblems.Ended(moved) is { } ended)
            return ended;
        if (moved.Kind is ClassKind.SelfPaced)
            return ClassProblems.SelfPacedClass;

        var now = time.GetUtcNow();
        if (Planning.IsFar(request.StartsAt, now))
            return CourseProblems.StartOutOfRange;
        if (request.PlaceId is { } place && place != moved.PlaceId)
        {
            var area = await db.Areas.AsNoTracking()
                .SingleAsync(area => area.Id == moved.AreaId, cancellationToken);
            if (!await db.Places.Serving(area, db.Areas).AnyAsync(row => row.Id == place, cancellationToken))
                return CourseProblems.UnknownPlace;
        }

        db.Expect(moved, ifMatch);
        var changed = await Reschedule(
            moved, request.StartsAt, request.PlaceId, request.Reason, db, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        if (changed)
            Log.ClassRescheduled(logger, id, moved.StartsAt);
        response.Headers.ETag = db.ETag(moved);
        return TypedResults.Ok(ClassItem.Of(moved));
    }

    /// <summary>Call with the class locked.</summary>
    /// <returns>Whether anything is different now.</returns>
    internal static async Task<bool> Reschedule(
        Class moved, DateTimeOffset startsAt, Guid? placeId, ChangeReason reason, CourseDbContext db,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (moved.Reschedule(startsAt, placeId ?? moved.PlaceId, reason, now) is not { } told)
            return false;

        db.AddEvent(told);
        if (told.StartsAt == told.PreviousStartsAt)
            return true; // the place of the class says nothing of where the points of a session are

        var session = await db.Sessions.LockedByClass(moved.Id).SingleOrDefaultAsync(cancellationToken);
        if (session?.Reschedule(moved, reason, now) is { } toldOfSession)
            db.AddEvent(toldOfSession);
        return true;
    }
}
