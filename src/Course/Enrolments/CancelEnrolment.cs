using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Classes;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Courses.Enrolments;

/// <summary>
/// Gives up a seat, or the wait for one. A seat goes at once to whoever is next on the waiting list; to give up twice
/// changes nothing.
/// </summary>
internal static class CancelEnrolment
{
    /// <param name="Reason">Why.</param>
    public sealed record Request(CancelReason Reason);

    /// <param name="Id">Identity of the enrolment.</param>
    /// <param name="State">What it is now.</param>
    /// <param name="SeatedId">The enrolment that got the seat, where somebody waited for it.</param>
    public sealed record Response(Guid Id, EnrolmentState State, Guid? SeatedId);

    internal static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Guid enrolmentId, Request request, AreaScope scope, CourseDbContext db, TimeProvider time,
        ILogger<Enrolment> logger, CancellationToken cancellationToken)
    {
        var left = await db.Classes.Locked(id).Within(scope, db.Areas).SingleOrDefaultAsync(cancellationToken);
        if (left is null)
            return TypedResults.NotFound();
        var enrolment = await db.Enrolments
            .SingleOrDefaultAsync(row => row.Id == enrolmentId && row.ClassId == id, cancellationToken);
        if (enrolment is null)
            return TypedResults.NotFound();
        if (enrolment.State is EnrolmentState.Cancelled)
            return TypedResults.Ok(new Response(enrolment.Id, enrolment.State, null));
        if (ClassProblems.Ended(left) is { } ended)
            return ended; // who sat in a class that was held is history

        var now = time.GetUtcNow();
        var told = enrolment.Cancel(left, request.Reason, now);
        db.AddEvent(told);
        Enrolment? seated = null;
        if (told.SeatFreed)
        {
            left.FreeSeat();
            seated = await db.SeatNext(left, enrolment, now, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        Log.EnrolmentCancelled(logger, enrolment.Id, id, seated?.Id);
        return TypedResults.Ok(new Response(enrolment.Id, enrolment.State, seated?.Id));
    }
}
