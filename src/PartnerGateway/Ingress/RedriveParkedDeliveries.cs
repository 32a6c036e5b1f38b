using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Partners.Ingress;

/// <summary>
/// Judges again what was parked for one reason, oldest first: a burst over the rate, a bug of ours that is mended. What
/// is still refused stays parked.
/// </summary>
internal static class RedriveParkedDeliveries
{
    /// <param name="Refusal">Why they were refused. <example>rate-exceeded</example></param>
    /// <param name="Until">Those parked before then.</param>
    /// <param name="Reason">Why; kept with each of them. <example>Đã nâng lưu lượng trong hợp đồng</example></param>
    /// <param name="Limit">At most so many. <example>1000</example></param>
    public sealed record Request(
        [StringLength(200, MinimumLength = 1)] string Refusal,
        DateTimeOffset Until,
        [StringLength(500, MinimumLength = 10)] string Reason,
        [Range(1, 1_000)] int Limit = 1_000);

    /// <param name="Redriven">Took effect now. <example>998</example></param>
    /// <param name="StillRefused">Stay parked. <example>2</example></param>
    public sealed record Response(int Redriven, int StillRefused);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        string partner, Request request, ClaimsPrincipal user, PartnerDbContext db, DeliveryReceiver receiver,
        TimeProvider time, ILogger<ParkedDelivery> logger, CancellationToken cancellationToken)
    {
        var sender = await db.Partners.SingleOrDefaultAsync(known => known.Id == partner, cancellationToken);
        if (sender is null)
            return TypedResults.NotFound();

        // Locked: whoever decides about one of them at the same time waits, and finds it decided.
        var until = request.Until.ToUniversalTime();
        var parked = await db.ParkedDeliveries.FromSql(
            $"""
            select * from parked_deliveries
            where partner_id = {partner} and state = 'Parked' and parked_at < {until}
              and split_part(reason, ':', 1) = {request.Refusal}
            order by id limit {request.Limit} for update skip locked
            """).AsNoTracking().ToListAsync(cancellationToken);
        var redriven = new List<Guid>();
        foreach (var some in parked.Chunk(64))
        {
            var refusals = await receiver.Apply(
                sender, [.. some.Select(one => new Arrived(Delivery.Of(one)))], cancellationToken);
            redriven.AddRange(some.Zip(refusals).Where(one => one.Second is null).Select(one => one.First.Id));
        }

        var actor = user.Actor();
        await ParkedDecision.Record(
            db.ParkedDeliveries.Where(one => redriven.Contains(one.Id)),
            new ParkedDecision(ParkedState.Redriven, actor, request.Reason, time.GetUtcNow()), cancellationToken);
        Log.DeliveriesRedriven(logger, redriven.Count, parked.Count, partner, actor);
        return TypedResults.Ok(new Response(redriven.Count, parked.Count - redriven.Count));
    }
}
