using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Partners.Partners;
using Platform.ServiceDefaults;

namespace Platform.Partners.Egress;

/// <summary>
/// Sends an operator again what it was sent from a time on, or refused for good, with the same ids and in the same
/// order. What was erased since stays erased.
/// </summary>
internal static class ReplayFeed
{
    /// <param name="From">First moment. <example>2026-10-10T00:00:00Z</example></param>
    /// <param name="Until">First moment after the last; now where none is said.</param>
    public sealed record Request(DateTimeOffset From, DateTimeOffset? Until = null);

    /// <param name="Count">Events that go out again. <example>1250</example></param>
    public sealed record Response(int Count);

    internal static async Task<Results<Ok<Response>, NotFound, ProblemHttpResult>> Handle(
        string partner, Request request, ClaimsPrincipal user, PartnerDbContext db, FeedPulses pulses,
        TimeProvider time, ILogger<PartnerFeedEntry> logger, CancellationToken cancellationToken)
    {
        var state = await db.Partners.Where(known => known.Id == partner)
            .Select(known => (PartnerState?)known.State).SingleOrDefaultAsync(cancellationToken);
        if (state is null)
            return TypedResults.NotFound();
        if (state is PartnerState.Closed)
            return PartnerProblems.Closed;

        var (from, until) = (request.From.ToUniversalTime(), (request.Until ?? time.GetUtcNow()).ToUniversalTime());
        var count = await db.PartnerFeed
            .Where(entry => entry.PartnerId == partner && entry.Data != null && !entry.Waiting)
            .Where(entry => (entry.PublishedAt >= from && entry.PublishedAt < until)
                || (entry.RefusedAt >= from && entry.RefusedAt < until))
            .ExecuteUpdateAsync(
                set => set.SetProperty(entry => entry.Waiting, true)
                    .SetProperty(entry => entry.RefusedAt, (DateTimeOffset?)null),
                cancellationToken);
        Log.FeedReplayed(logger, partner, from, count, user.Actor());
        pulses.Of(partner).Set();
        return TypedResults.Ok(new Response(count));
    }
}
