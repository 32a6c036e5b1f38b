using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Erasures;
using Platform.Learners.Learners;
using Platform.Learners.Privacy;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Requests;

/// <summary>
/// Does what was demanded. An erasure begins here; a restriction takes effect here; what an officer does elsewhere (the
/// export, a correction, a withdrawn consent) is noted as done. Where the law keeps certificates, an erasure ends as a
/// refusal with its reason, and the person is restricted. Also after its time: late is late, and still owed.
/// </summary>
internal static class ExecuteRequest
{
    private const string RestrictionReason = "Theo yêu cầu của chủ thể dữ liệu · On demand of the data subject";

    /// <param name="id">Of the request.</param>
    /// <param name="ifMatch">The version that was seen.</param>
    /// <param name="scope">The caller&apos;s area.</param>
    /// <param name="user">Who decides.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="vault">Seals reasons.</param>
    /// <param name="people">Erases.</param>
    /// <param name="time">The clock.</param>
    /// <param name="response">Receives the new ETag.</param>
    /// <param name="cancellationToken">Ends the statements.</param>
    internal static async Task<Results<Ok<GetRequest.Response>, NotFound, ProblemHttpResult>> Handle(
        Guid id, IfMatch ifMatch, AreaScope scope, ClaimsPrincipal user, LearnerDbContext db, PersonalDataVault vault,
        ErasePeople people, TimeProvider time, HttpResponse response, CancellationToken cancellationToken)
    {
        var request = await db.DataRequests.Within(scope).Whole()
            .SingleOrDefaultAsync(request => request.Id == id, cancellationToken);
        if (request is null)
            return TypedResults.NotFound();
        if (!request.IsOpen)
            return RequestProblems.Closed();
        if (await db.Behind(request, cancellationToken) is not { } learner)
            return RequestProblems.LearnerGone();

        db.Expect(request, ifMatch);
        var (by, now) = (user.Identity!.Name!, time.GetUtcNow());
        switch (request.Kind)
        {
            case RequestKind.Erase:
                await Erase(request, learner, by, db, vault, people, now, cancellationToken);
                break;
            case RequestKind.Restrict:
                db.Restrict(learner, RestrictionReason, by, vault, now);
                request.Execute(restricted: true, by, now);
                break;
            default:
                request.Execute(restricted: false, by, now);
                break;
        }

        await db.SaveLearner(cancellationToken);
        return TypedResults.Ok(await GetRequest.Show(request, db, time, response, cancellationToken));
    }

    private static async Task Erase(
        DataRequest request, Learner learner, string by, LearnerDbContext db, PersonalDataVault vault,
        ErasePeople people, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var kept = await people.CertificatesToKeep(learner.Id, cancellationToken);
        if (kept == 0)
        {
            request.Execute(restricted: false, by, now);
            await people.Run(learner.Id, request, cancellationToken);
            return;
        }

        var reason = $"Còn {kept} chứng nhận có hiệu lực mà pháp luật yêu cầu lưu giữ. "
            + $"The law keeps {kept} valid certificate(s).";
        await RefuseRequest.Refuse(
            request, RefuseRequest.RetentionRequired, reason, by, db, vault, now, cancellationToken);
    }
}
