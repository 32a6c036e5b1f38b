using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging.Http;

namespace Platform.Partners.Partners;

/// <summary>
/// Ends the contract for ever: logins, queues and virtual host are removed, and the id is never given again. Only a
/// suspended operator is closed, and only when everything it had sent is read: the broker has confirmed it.
/// </summary>
internal static class ClosePartner
{
    internal static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        string partner, ChangePartnerState.Request request, IfMatch ifMatch, ClaimsPrincipal user,
        PartnerDbContext db, BrokerProvisioner broker, PartnerConnections connections, HttpResponse response,
        ILogger<Partner> logger, CancellationToken cancellationToken)
    {
        var known = await db.Partners.SingleOrDefaultAsync(known => known.Id == partner, cancellationToken);
        if (known is null)
            return TypedResults.NotFound();
        if (known.State is not PartnerState.Suspended)
            return PartnerProblems.Closed;
        if (!await connections.IsRead(known, cancellationToken))
            return PartnerProblems.Unread;

        return await ChangePartnerState.Change(
            PartnerState.Closed, broker.Remove, partner, request, ifMatch, user, db, response, logger,
            cancellationToken);
    }
}
