using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Criteria;

/// <summary>
/// Puts a draft in force from now on. What was certified by the version before stays as it is; completions from now on
/// are judged by this one.
/// </summary>
internal static class PublishCriterionVersion
{
    internal static async Task<Results<Ok<CriterionItem>, NotFound, ProblemHttpResult>> Handle(
        Guid id, IfMatch ifMatch, ClaimsPrincipal user, CertificationDbContext db, TimeProvider time,
        HttpResponse response, ILogger<Criterion> logger, CancellationToken cancellationToken)
    {
        var criterion = await db.Criteria.SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (criterion is null)
            return TypedResults.NotFound();
        if (!criterion.Publish(user.Actor(), time.GetUtcNow()))
            return CriterionProblems.Published;

        db.Expect(criterion, ifMatch);
        await db.SaveChangesAsync(cancellationToken);
        Log.CriterionPublished(logger, criterion.Code, criterion.Version);
        response.Headers.ETag = db.ETag(criterion);
        return TypedResults.Ok(CriterionItem.Of(criterion));
    }
}
