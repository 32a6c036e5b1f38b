using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Messaging.Http;

namespace Platform.Partners.Partners;

/// <summary>
/// Nobody of the operator gets in, and whoever is connected is thrown out in the same request. What waits for it goes
/// on waiting; what it had sent before is still read.
/// </summary>
internal static class SuspendPartner
{
    internal static Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        string partner, ChangePartnerState.Request request, IfMatch ifMatch, ClaimsPrincipal user,
        PartnerDbContext db, BrokerProvisioner broker, HttpResponse response, ILogger<Partner> logger,
        CancellationToken cancellationToken) =>
        ChangePartnerState.Change(
            PartnerState.Suspended, broker.ShutOut, partner, request, ifMatch, user, db, response, logger,
            cancellationToken);
}
