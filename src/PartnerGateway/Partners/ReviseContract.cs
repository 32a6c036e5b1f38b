using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging;
using Platform.Messaging.Http;

namespace Platform.Partners.Partners;

/// <summary>Replaces what was agreed with an operator. Bounds of its queues change at the broker at once.</summary>
internal static class ReviseContract
{
    internal static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        string partner, ContractTerms request, IfMatch ifMatch, PartnerDbContext db, BrokerProvisioner broker,
        HttpResponse response, ILogger<Partner> logger, CancellationToken cancellationToken)
    {
        var known = await db.Partners.SingleOrDefaultAsync(known => known.Id == partner, cancellationToken);
        if (known is null)
            return TypedResults.NotFound();
        if (known.State is PartnerState.Closed)
            return PartnerProblems.Closed;
        if (PartnerProblems.Refuse(request) is { } problem)
            return problem;

        db.Expect(known, ifMatch);
        known.Agree(request);
        await db.SaveChangesAsync(cancellationToken);
        await broker.Provision(known, cancellationToken);
        Log.ContractRevised(logger, known.Id);
        response.Headers.ETag = db.ETag(known);
        return TypedResults.NoContent();
    }
}
