using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Batches;

/// <summary>
/// The second person agrees. It runs when the time to think it over has passed, and can be stopped until then.
/// </summary>
internal static class ApproveBatch
{
    internal static async Task<Results<Ok<BatchItem>, NotFound, ProblemHttpResult>> Handle(
        Guid id, IfMatch ifMatch, AreaScope scope, ClaimsPrincipal user, CertificationDbContext db,
        IOptions<LifeCycleOptions> options, TimeProvider time, HttpResponse response,
        ILogger<CertificateBatch> logger, CancellationToken cancellationToken)
    {
        var batch = await db.CertificateBatches.Within(scope, db.Areas)
            .SingleOrDefaultAsync(b => b.Id == id, cancellationToken);
        if (batch is null)
            return TypedResults.NotFound();
        if (batch.ProposedBy == user.Actor())
            return BatchProblems.ApproverIsProposer;
        if (!batch.Approve(user.Actor(), options.Value.CoolOff!.Value, time.GetUtcNow()))
            return BatchProblems.StateInvalid;

        db.Expect(batch, ifMatch);
        await db.SaveChangesAsync(cancellationToken);
        Log.BatchApproved(logger, id);
        response.Headers.ETag = db.ETag(batch);
        return TypedResults.Ok(BatchItem.Of(batch, 0));
    }
}
