using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Courses.Classes;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.Sessions;

/// <summary>
/// The host's roll-call of a point: how many heads, and whose names are known. A second report corrects the number,
/// also after the session is closed, and adds names; names that waited for heads then get onto the roll.
/// </summary>
internal static class ReportPoint
{
    /// <param name="HeadCount">Everybody who was there, with or without a name. <example>20</example></param>
    /// <param name="Present">Learners who were there by name.</param>
    public sealed record Request([Range(0, 100_000)] int HeadCount, [MaxLength(1000)] Guid[] Present);

    /// <param name="HeadCount">Everybody who was there: the total of the point.</param>
    /// <param name="Named">How many of them have a name.</param>
    /// <param name="Unnamed">How many have none.</param>
    /// <param name="Completed">Courses completed by this roll-call.</param>
    /// <param name="Outcomes">What became of each name, in the order sent.</param>
    public sealed record Response(
        int HeadCount, int Named, int Unnamed, int Completed, IReadOnlyList<OutcomeItem> Outcomes);

    /// <param name="LearnerId">The learner.</param>
    /// <param name="Outcome">What became of the name.</param>
    public sealed record OutcomeItem(Guid LearnerId, NameOutcome Outcome);

    internal static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, int number, Request request, IfMatch ifMatch, AreaScope scope, ClaimsPrincipal user,
        CourseDbContext db, TimeProvider time, HttpResponse response, ILogger<Session> logger,
        CancellationToken cancellationToken)
    {
        if (await RollCall.Open(id, number, scope, db, time, cancellationToken) is not { } roll)
            return TypedResults.NotFound();
        if (roll.Held.Status is ClassStatus.Cancelled)
            return ClassProblems.ClassCancelled;

        var point = roll.Point;
        db.Expect(point, ifMatch); // counted from another state of the roll: 412
        if (roll.Names > request.HeadCount)
            return SessionProblems.NamesAboveHeadCount;

        point.Count(request.HeadCount, roll.Now);
        var outcomes = await roll.Write(request.Present, RollMeans.List, user.Actor(), cancellationToken);
        if (outcomes.ContainsValue(NameOutcome.AboveHeadCount))
            return SessionProblems.NamesAboveHeadCount;

        await Claims.Settle(roll, db, cancellationToken);
        await roll.JudgeRoom(cancellationToken);
        roll.Announce();
        await db.SaveChangesAsync(cancellationToken);
        Log.PointReported(logger, id, number, request.HeadCount, roll.Names);
        response.Headers.ETag = db.ETag(point);
        return TypedResults.Ok(new Response(
            request.HeadCount, roll.Names, request.HeadCount - roll.Names, roll.Completed,
            [.. request.Present.Distinct().Select(learnerId => new OutcomeItem(learnerId, outcomes[learnerId]))]));
    }
}
