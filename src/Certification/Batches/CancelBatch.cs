using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Batches;

/// <summary>Stops a list before it runs: nothing of it was done, and nothing will be.</summary>
internal static class CancelBatch
{
    internal static async Task<Results<Ok<BatchItem>, NotFound, ProblemHttpResult>> Handle(
        Guid id, IfMatch ifMatch, AreaScope scope, ClaimsPrincipal user, CertificationDbContext db,
        HttpResponse response, ILogger<CertificateBatch> logger, CancellationToken cancellationToken)
    {
        var batch = await db.CertificateBatches.Within(scope, db.Areas)
            .SingleOrDefaultAsync(b => b.Id == id, cancellationToken);
        if (batch is null)
            return TypedResults.NotFound();
        if (!batch.Cancel(user.Actor()))
            return BatchProblems.StateInvalid;

        db.Expect(batch, ifMatch); // a worker that began meanwhile has written the row: 412
        await db.SaveChangesAsync(cancellationToken);
        Log.BatchCancelled(logger, id);
        response.Headers.ETag = db.ETag(batch);
        return TypedResults.Ok(BatchItem.Of(batch, 0));
    }
}
