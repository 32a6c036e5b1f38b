using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.Classes;

/// <summary>
/// Says that a class will not be held. Who had a seat or waited for one stays on record; nobody takes one any more.
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
            db.AddEvent(cancelled.Cancel(request.Reason, time.GetUtcNow()));
            await db.SaveChangesAsync(cancellationToken);
            Log.ClassCancelled(logger, id, request.Reason);
        }

        response.Headers.ETag = db.ETag(cancelled);
        return TypedResults.Ok(ClassItem.Of(cancelled));
    }
}
