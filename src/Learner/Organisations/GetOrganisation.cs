using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Organisations;

/// <summary>One organisation, with the version that a change must name.</summary>
internal static class GetOrganisation
{
    internal static async Task<Results<Ok<OrganisationItem>, NotFound>> Handle(
        Guid id, AreaScope scope, LearnerDbContext db, HttpResponse response, CancellationToken cancellationToken)
    {
        var organisation = await db.Organisations.AsNoTracking().Within(scope)
            .SingleOrDefaultAsync(organisation => organisation.Id == id, cancellationToken);
        if (organisation is null)
            return TypedResults.NotFound();

        response.Headers.ETag = IfMatch.ETag(organisation.RowVersion);
        return TypedResults.Ok(OrganisationItem.Of(organisation));
    }
}
