using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging;
using Platform.Messaging.Http;

namespace Platform.Certifications.Criteria;

/// <summary>Writes a draft anew. A version that was published is refused: certificates name it.</summary>
internal static class ReviseCriterion
{
    internal static async Task<Results<Ok<CriterionItem>, NotFound, ProblemHttpResult>> Handle(
        Guid id, CriterionContent request, IfMatch ifMatch, CertificationDbContext db, HttpResponse response,
        CancellationToken cancellationToken)
    {
        if (await DefineCriterion.Check(request, db, cancellationToken) is { } problem)
            return problem;
        var criterion = await db.Criteria.SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (criterion is null)
            return TypedResults.NotFound();
        if (!criterion.Revise(request))
            return CriterionProblems.Published;

        db.Expect(criterion, ifMatch);
        db.Entry(criterion).Property(c => c.Title).IsModified = true; // also where nothing differs: 412 all the same
        await db.SaveChangesAsync(cancellationToken);
        response.Headers.ETag = db.ETag(criterion);
        return TypedResults.Ok(CriterionItem.Of(criterion));
    }
}
