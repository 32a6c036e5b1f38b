using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Messaging.Http;

namespace Platform.Partners.Partners;

/// <summary>A suspended operator gets in again, with the logins and passwords it has.</summary>
internal static class ResumePartner
{
    internal static Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        string partner, ChangePartnerState.Request request, IfMatch ifMatch, ClaimsPrincipal user,
        PartnerDbContext db, BrokerProvisioner broker, HttpResponse response, ILogger<Partner> logger,
        CancellationToken cancellationToken) =>
        ChangePartnerState.Change(
            PartnerState.Active, broker.Admit, partner, request, ifMatch, user, db, response, logger,
            cancellationToken);
}
