using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Sessions;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.Signals;

/// <summary>
/// A person decides on something unlikely. Claims that waited for it get onto the roll, or are refused; nothing else
/// in the records is changed by a decision.
/// </summary>
internal static class DecideSignal
{
    /// <param name="Outcome">Whether it is what it looks like.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Request(
        [AllowedValues(SignalState.Confirmed, SignalState.Dismissed)] SignalState Outcome,
        SignalReason Reason);

    internal static async Task<Results<Ok<SignalItem>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, ClaimsPrincipal user, CourseDbContext db,
        TimeProvider time, ILogger<Signal> logger, CancellationToken cancellationToken)
    {
        var signal = await db.Signals.Within(scope, db.Areas)
            .SingleOrDefaultAsync(signal => signal.Id == id, cancellationToken);
        if (signal is null)
            return TypedResults.NotFound();

        db.Expect(signal, ifMatch);
        if (signal.Decide(request.Outcome, request.Reason, user.Actor(), time.GetUtcNow()) is not { } decided)
            return SignalProblems.AlreadyDecided;

        db.AddEvent(decided);
        await Claims.Decide(signal, scope, db, time, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        Log.SignalDecided(logger, id, signal.Kind, signal.State);
        return TypedResults.Ok(SignalItem.Of(signal));
    }
}
