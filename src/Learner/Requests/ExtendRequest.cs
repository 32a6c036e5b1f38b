using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Learners;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Requests;

/// <summary>Takes more time for a request, once, within what the law allows and before the time is up.</summary>
internal static class ExtendRequest
{
    /// <param name="Days">Calendar days.</param>
    /// <param name="Reason">What the person is told; kept sealed.</param>
    public sealed record Request([Range(1, 365)] int Days, [StringLength(500, MinimumLength = 5)] string Reason);

    /// <param name="id">Of the request.</param>
    /// <param name="request">How long, and why.</param>
    /// <param name="ifMatch">The version that was seen.</param>
    /// <param name="scope">The caller&apos;s area.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="vault">Seals the reason.</param>
    /// <param name="time">The clock.</param>
    /// <param name="response">Receives the new ETag.</param>
    /// <param name="cancellationToken">Ends the statements.</param>
    internal static async Task<Results<Ok<GetRequest.Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, LearnerDbContext db, PersonalDataVault vault,
        TimeProvider time, HttpResponse response, CancellationToken cancellationToken)
    {
        var extended = await db.DataRequests.Within(scope).Whole()
            .SingleOrDefaultAsync(request => request.Id == id, cancellationToken);
        if (extended is null)
            return TypedResults.NotFound();
        var now = time.GetUtcNow();
        if (!extended.IsOpen)
            return RequestProblems.Closed();
        if (extended.ExtendedByDays is not null)
            return RequestProblems.AlreadyExtended();
        if (extended.DueOn < VietnamTime.DateOf(now))
            return RequestProblems.DeadlinePassed();
        if (request.Days > extended.ExtensionDays)
            return RequestProblems.ExtensionTooLong(extended.ExtensionDays);

        db.Expect(extended, ifMatch);
        extended.Extend(request.Days, extended.Learner.Reason(request.Reason, vault, now));
        await db.SaveLearner(cancellationToken);
        return TypedResults.Ok(await GetRequest.Show(extended, db, time, response, cancellationToken));
    }
}
