using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Partners.Partners;

/// <summary>
/// Suspends an operator, lets it in again, or closes its channel for ever. Whoever is connected is thrown out at once,
/// in the same request.
/// </summary>
internal static class ChangePartnerState
{
    /// <param name="Reason">Why; kept with the operator. <example>Nghi lộ mật khẩu kết nối</example></param>
    public sealed record Request([StringLength(500, MinimumLength = 10)] string Reason);

    /// <summary>Nobody of the operator gets in; what waits for it goes on waiting.</summary>
    internal static Task<Results<NoContent, NotFound, ProblemHttpResult>> Suspend(
        string partner, Request request, IfMatch ifMatch, ClaimsPrincipal user, PartnerDbContext db,
        BrokerProvisioner broker, HttpResponse response, ILogger<Partner> logger,
        CancellationToken cancellationToken) =>
        Change(PartnerState.Suspended, broker.ShutOut, partner, request, ifMatch, user, db, response, logger,
            cancellationToken);

    /// <summary>A suspended operator gets in again with the logins it has.</summary>
    internal static Task<Results<NoContent, NotFound, ProblemHttpResult>> Resume(
        string partner, Request request, IfMatch ifMatch, ClaimsPrincipal user, PartnerDbContext db,
        BrokerProvisioner broker, HttpResponse response, ILogger<Partner> logger,
        CancellationToken cancellationToken) =>
        Change(PartnerState.Active, broker.Admit, partner, request, ifMatch, user, db, response, logger,
            cancellationToken);

    /// <summary>
    /// Ends the contract: logins, queues and virtual host are removed, and the id is never given again.
    /// </summary>
    internal static Task<Results<NoContent, NotFound, ProblemHttpResult>> Close(
        string partner, Request request, IfMatch ifMatch, ClaimsPrincipal user, PartnerDbContext db,
        BrokerProvisioner broker, HttpResponse response, ILogger<Partner> logger,
        CancellationToken cancellationToken) =>
        Change(PartnerState.Closed, broker.Remove, partner, request, ifMatch, user, db, response, logger,
            cancellationToken);

    private static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Change(
        PartnerState state, Func<Partner, CancellationToken, Task> atTheBroker, string partner, Request request,
        IfMatch ifMatch, ClaimsPrincipal user, PartnerDbContext db, HttpResponse response, ILogger<Partner> logger,
        CancellationToken cancellationToken)
    {
        var known = await db.Partners.SingleOrDefaultAsync(known => known.Id == partner, cancellationToken);
        if (known is null)
            return TypedResults.NotFound();
        if (!known.Become(state, request.Reason))
            return PartnerProblems.Closed;

        db.Expect(known, ifMatch);
        await db.SaveChangesAsync(cancellationToken);
        // Last, with the row locked: where the broker refuses, the registry does not say that it is done.
        await atTheBroker(known, cancellationToken);
        Log.PartnerChanged(logger, known.Id, state.ToString(), user.Actor());
        response.Headers.ETag = db.ETag(known);
        return TypedResults.NoContent();
    }
}
