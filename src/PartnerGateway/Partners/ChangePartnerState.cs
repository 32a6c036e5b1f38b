using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Partners.Partners;

/// <summary>What suspending, resuming and closing have in common.</summary>
internal static class ChangePartnerState
{
    /// <param name="Reason">Why; kept with the operator. <example>Nghi lộ mật khẩu kết nối</example></param>
    public sealed record Request([StringLength(500, MinimumLength = 10)] string Reason);

    internal static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Change(
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
