using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Learners;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Requests;

/// <summary>
/// Refuses a request with a reason. Where an erasure is refused because the law keeps the data, the person is
/// restricted instead: the data are kept and used no more.
/// </summary>
internal static class RefuseRequest
{
    internal const string RetentionRequired = "retention-required";

    /// <param name="Code">Why, as a code.</param>
    /// <param name="Reason">Why, in the words the person is told; kept sealed.</param>
    public sealed record Request(
        [AllowedValues(RetentionRequired, "identity-not-proven", "rights-of-others", "public-task", "unfounded")]
        string Code,
        [StringLength(1000, MinimumLength = 5)] string Reason);

    /// <param name="id">Of the request.</param>
    /// <param name="request">The reason.</param>
    /// <param name="ifMatch">The version that was seen.</param>
    /// <param name="scope">The caller&apos;s area.</param>
    /// <param name="user">Who decides.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="vault">Seals the reason.</param>
    /// <param name="time">The clock.</param>
    /// <param name="response">Receives the new ETag.</param>
    /// <param name="cancellationToken">Ends the statements.</param>
    internal static async Task<Results<Ok<GetRequest.Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, ClaimsPrincipal user, LearnerDbContext db,
        PersonalDataVault vault, TimeProvider time, HttpResponse response, CancellationToken cancellationToken)
    {
        var refused = await db.DataRequests.Within(scope).Whole()
            .SingleOrDefaultAsync(request => request.Id == id, cancellationToken);
        if (refused is null)
            return TypedResults.NotFound();
        if (!refused.IsOpen)
            return RequestProblems.Closed();

        db.Expect(refused, ifMatch);
        await Refuse(
            refused, request.Code, request.Reason, user.Identity!.Name!, db, vault, time.GetUtcNow(),
            cancellationToken);
        await db.SaveLearner(cancellationToken);
        return TypedResults.Ok(await GetRequest.Show(refused, db, time, response, cancellationToken));
    }

    internal static async Task Refuse(
        DataRequest request, string code, string reason, string by, LearnerDbContext db, PersonalDataVault vault,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        var restricts = request.Kind is RequestKind.Erase && code is RetentionRequired;
        if (restricts)
            await db.RestrictBehind(request, reason, by, vault, now, cancellationToken);
        request.Refuse(code, request.Learner.Reason(reason, vault, now), restricts, by, now);
    }
}
