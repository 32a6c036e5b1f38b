using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Learners.Learners;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Privacy;

/// <summary>
/// Keeps the data of a person and uses them no more: on demand, or while something is being clarified.
/// </summary>
internal static class RestrictLearner
{
    /// <param name="Reason">Why, for the history; kept sealed.</param>
    public sealed record Request([StringLength(500, MinimumLength = 5)] string Reason);

    /// <param name="id">Identity of the learner.</param>
    /// <param name="request">The reason.</param>
    /// <param name="ifMatch">The version of the learner that was seen.</param>
    /// <param name="scope">The caller&apos;s area.</param>
    /// <param name="user">Who decides.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="vault">Seals the reason.</param>
    /// <param name="time">The clock.</param>
    /// <param name="response">Receives the new ETag.</param>
    /// <param name="logger">Of the service.</param>
    /// <param name="cancellationToken">Ends the statements.</param>
    internal static async Task<Results<Ok<GetLearner.Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, ClaimsPrincipal user, LearnerDbContext db,
        PersonalDataVault vault, TimeProvider time, HttpResponse response, ILogger<Learner> logger,
        CancellationToken cancellationToken)
    {
        var learner = await db.Learners.Within(scope).Whole()
            .SingleOrDefaultAsync(learner => learner.Id == id, cancellationToken);
        if (learner is null)
            return TypedResults.NotFound();
        if (!db.Restrict(learner, request.Reason, user.Identity!.Name!, vault, time.GetUtcNow()))
            return PrivacyProblems.AlreadyRestricted();

        db.Expect(learner, ifMatch);
        await db.SaveLearner(cancellationToken);
        PrivacyLog.Restricted(logger, id);
        return TypedResults.Ok(await GetLearner.Show(learner, db, vault, response, cancellationToken));
    }
}
