using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Messaging.Http;

namespace Platform.Partners.Partners;

/// <summary>
/// Ends the contract for ever: logins, queues and virtual host are removed, and the id is never given again.
/// </summary>
internal static class ClosePartner
{
    internal static Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        string partner, ChangePartnerState.Request request, IfMatch ifMatch, ClaimsPrincipal user,
        PartnerDbContext db, BrokerProvisioner broker, HttpResponse response, ILogger<Partner> logger,
        CancellationToken cancellationToken) =>
        ChangePartnerState.Change(
            PartnerState.Closed, broker.Remove, partner, request, ifMatch, user, db, response, logger,
            cancellationToken);
}
