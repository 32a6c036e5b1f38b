using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Enrolments;
using Platform.Courses.Sessions;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.Classes;

/// <summary>
/// Says that a class will not be held. Who had a seat stays on record, who waited for one waits no more, and nobody
/// takes one; whoever was to carry its session is told.
/// </summary>
internal static class CancelClass
{
    /// <param name="Reason">Why.</param>
    public sealed record Request(ChangeReason Reason);

    internal static async Task<Results<Ok<ClassItem>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, CourseDbContext db, TimeProvider time,
        HttpResponse response, ILogger<Class> logger, CancellationToken cancellationToken)
    {
        var cancelled = await db.Classes.Locked(id).Within(scope, db.Areas).SingleOrDefaultAsync(cancellationToken);
        if (cancelled is null)
            return TypedResults.NotFound();
        if (cancelled.Status is ClassStatus.Closed)
            return CourseProblems.ClassClosed;

        if (cancelled.Status is not ClassStatus.Cancelled)
        {
            db.Expect(cancelled, ifMatch);
            await Cancel(cancelled, request.Reason, db, time.GetUtcNow(), cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            Log.ClassCancelled(logger, id, request.Reason);
        }

        response.Headers.ETag = db.ETag(cancelled);
        return TypedResults.Ok(ClassItem.Of(cancelled));
    }

    /// <summary>Call with the class locked.</summary>
    internal static async Task Cancel(
        Class cancelled, ChangeReason reason, CourseDbContext db, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        db.AddEvent(cancelled.Cancel(reason, now));
        var session = await db.Sessions.LockedByClass(cancelled.Id).SingleOrDefaultAsync(cancellationToken);
        if (session?.Cancel(cancelled, reason, now) is { } told)
            db.AddEvent(told);
        await db.CloseWaitingList(cancelled, now, cancellationToken);
    }
}
