using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging.Http;

namespace Platform.Certifications.Criteria;

/// <summary>One version of a criterion, a draft or published. Criteria belong to the whole movement.</summary>
internal static class GetCriterion
{
    internal static async Task<Results<Ok<CriterionItem>, NotFound>> Handle(
        Guid id, CertificationDbContext db, HttpResponse response, CancellationToken cancellationToken)
    {
        var criterion = await db.Criteria.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (criterion is null)
            return TypedResults.NotFound();
        response.Headers.ETag = IfMatch.ETag(criterion.RowVersion);
        return TypedResults.Ok(CriterionItem.Of(criterion));
    }
}
