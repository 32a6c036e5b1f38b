using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Organisations;

/// <summary>Ends an organisation on a day. Nothing that names it changes.</summary>
internal static class CloseOrganisation
{
    /// <param name="On">First day without it.</param>
    public sealed record Request(DateOnly On);

    internal static async Task<Results<Ok<OrganisationItem>, NotFound, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, LearnerDbContext db, HttpResponse response,
        CancellationToken cancellationToken)
    {
        var organisation = await db.Organisations.Within(scope)
            .SingleOrDefaultAsync(organisation => organisation.Id == id, cancellationToken);
        if (organisation is null)
            return TypedResults.NotFound();
        if (!organisation.Close(request.On))
            return OrganisationProblems.Closed();

        db.Expect(organisation, ifMatch);
        await db.SaveChangesAsync(cancellationToken);
        response.Headers.ETag = db.ETag(organisation);
        return TypedResults.Ok(OrganisationItem.Of(organisation));
    }
}
