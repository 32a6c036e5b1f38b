using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Classes;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.Sessions;

/// <summary>
/// Takes a wrong name off the roll of a point, also after the session was closed: the total stays what the host
/// counted, one of the named becomes one of the unnamed, and a completion that rested on the name is reversed. A name
/// that waited for a head gets this one. What was recorded stays, with who took it off and why.
/// </summary>
internal static class WithdrawAttendance
{
    /// <param name="Reason">Why.</param>
    public sealed record Request(WithdrawalReason Reason);

    /// <param name="HeadCount">The total of the point: unchanged; absent until the host has counted.</param>
    /// <param name="Named">How many people have a name now.</param>
    /// <param name="Unnamed">How many of the heads have none; absent until they are counted.</param>
    /// <param name="Reversed">How many completions were reversed with it.</param>
    public sealed record Response(int? HeadCount, int Named, int? Unnamed, int Reversed);

    internal static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, int number, Guid attendanceId, Request request, IfMatch ifMatch, AreaScope scope,
        ClaimsPrincipal user, CourseDbContext db, TimeProvider time, HttpResponse response, ILogger<Session> logger,
        CancellationToken cancellationToken)
    {
        if (await RollCall.Open(id, number, scope, db, time, cancellationToken) is not { } roll)
            return TypedResults.NotFound();
        var attendance = await db.Attendances.IgnoreQueryFilters().SingleOrDefaultAsync(
            row => row.Id == attendanceId && row.PointId == roll.Point.Id, cancellationToken);
        if (attendance is null)
            return TypedResults.NotFound();
        if (roll.Held.Status is ClassStatus.Cancelled)
            return ClassProblems.ClassCancelled;

        if (await roll.TakeOff(attendance, request.Reason, user.Actor(), cancellationToken) is not { } reversed)
            return SessionProblems.AttendanceWithdrawn;

        await Claims.Settle(roll, db, cancellationToken);
        db.Expect(roll.Point, ifMatch); // decided on another state of the roll: 412, and nothing of it stays
        roll.Announce();
        await db.SaveChangesAsync(cancellationToken);
        Log.NameWithdrawn(logger, id, number, attendanceId, request.Reason, reversed);
        response.Headers.ETag = db.ETag(roll.Point);
        var heads = roll.Point.HeadCount;
        return TypedResults.Ok(new Response(heads, roll.Names, heads - roll.Names, reversed));
    }
}
