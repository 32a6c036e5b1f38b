using System.Data;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Platform.Partners.Areas;
using Platform.Partners.Partners;
using RabbitMQ.Client;

namespace Platform.Partners.Ingress;

/// <summary>
/// One delivery of an operator: either its clean internal event is in our outbox, or it is parked with a reason. The
/// caller acknowledges when this returns, never before.
/// </summary>
internal sealed class DeliveryReceiver(
    PartnerDbContext db, SchemaCatalog schemas, PartnerMetrics metrics, TimeProvider time,
    ILogger<DeliveryReceiver> logger)
{
    private static readonly TimeSpan UsualSkew = TimeSpan.FromMinutes(5);

    /// <returns>The parked delivery, or null where it took effect.</returns>
    internal async Task<ParkedDelivery?> Receive(
        Partner partner, IReadOnlyBasicProperties properties, ReadOnlyMemory<byte> body,
        CancellationToken cancellationToken)
    {
        string? refusal;
        await using (var transaction = await db.Database.BeginTransactionAsync(
            IsolationLevel.ReadCommitted, cancellationToken))
        {
            refusal = await Apply(partner, properties, body, cancellationToken);
            if (refusal is null)
                await transaction.CommitAsync(cancellationToken);
        }

        return refusal is null ? null : await Park(partner, refusal, properties, body, cancellationToken);
    }

    /// <summary>
    /// Lets the delivery take effect in the caller's transaction, which must not be committed where it is refused.
    /// </summary>
    /// <returns>Why the delivery is refused, or null.</returns>
    internal async Task<string?> Apply(
        Partner partner, IReadOnlyBasicProperties properties, ReadOnlyMemory<byte> body,
        CancellationToken cancellationToken)
    {
        CloudEvent? evt = null;
        var refusal = DeliveryGuard.Refuse(partner, properties, body.Length)
            ?? CloudEventReader.TryRead(body, out evt)
            ?? RefuseByContract(partner, evt!)
            ?? EventSignature.Refuse(partner, evt!)
            ?? await RefuseByArea(partner, evt!, cancellationToken);
        if (refusal is not null)
            return refusal;

        using var activity = TraceContinuation.Start(partner, evt!.Traceparent, evt.Tracestate);
        return await Accept(partner, evt, SHA256.HashData(body.Span), cancellationToken);
    }

    internal async Task<ParkedDelivery> Park(
        Partner partner, string reason, IReadOnlyBasicProperties properties, ReadOnlyMemory<byte> body,
        CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var now = time.GetUtcNow();
        var parked = new ParkedDelivery
        {
            Id = Guid.CreateVersion7(now),
            PartnerId = partner.Id,
            Reason = reason,
            Body = body.ToArray(),
            ContentType = Storable(properties.ContentType),
            UserId = Storable(properties.UserId),
            HeaderNames = [.. (properties.Headers?.Keys ?? []).Select(name => Storable(name)!)],
            ParkedAt = now,
        };
        db.ParkedDeliveries.Add(parked);
        await db.SaveChangesAsync(cancellationToken);
        metrics.Parked(partner.Id, reason.Split(':')[0]);
        Log.DeliveryParked(logger, parked.Id, partner.Id, reason);
        return parked;
    }

    private string? RefuseByContract(Partner partner, CloudEvent evt)
    {
        if (evt.Source != partner.Source)
            return "source-foreign";
        if (!partner.AcceptedTypes.Contains(evt.Type))
            return "type-not-in-contract";
        return schemas.Refuse(evt);
    }

    private async Task<string?> RefuseByArea(Partner partner, CloudEvent evt, CancellationToken cancellationToken)
    {
        if (evt.Areaid is not { } id || partner.Areas.Count == 0 || partner.Areas.Contains(id))
            return null;
        var area = await db.Areas.AsNoTracking().SingleOrDefaultAsync(area => area.Id == id, cancellationToken);
        return area is not null && partner.Covers(area) ? null : "area-not-in-contract";
    }

    private async Task<string?> Accept(
        Partner partner, CloudEvent evt, byte[] hash, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();

        // A concurrent copy waits here for the first one's commit and then finds its row.
        var inserted = await db.Database.ExecuteSqlAsync(
            $"""
            insert into partner_inbox (partner_id, source, event_id, body_hash, received_at)
            values ({partner.Id}, {evt.Source}, {evt.Id}, {hash}, {now}) on conflict do nothing
            """,
            cancellationToken);
        if (inserted == 0)
        {
            var known = await db.PartnerInbox.AsNoTracking().SingleAsync(
                e => e.PartnerId == partner.Id && e.Source == evt.Source && e.EventId == evt.Id, cancellationToken);
            if (!known.BodyHash.AsSpan().SequenceEqual(hash))
                return "id-reused";
            Log.DeliveryRepeated(logger, partner.Id);
            return null;
        }

        var refusal = InboundTypes.Of(evt.Type) is { } map
            ? await map(partner, evt, db, now, cancellationToken)
            : "type-unknown";
        if (refusal is not null)
            return refusal;

        await db.SaveChangesAsync(cancellationToken);

        // Clocks of operators are theirs: skew is worth a look, not a refusal.
        if ((evt.At - now).Duration() is var skew && skew > UsualSkew)
            Log.EventTimeSkewed(logger, partner.Id, skew);
        return null;
    }

    /// <summary>
    /// PostgreSQL stores neither U+0000 nor half a surrogate pair, our columns only NFC, and no property needs to be
    /// long.
    /// </summary>
    private static string? Storable(string? text)
    {
        if (text is null)
            return null;
        var clean = string.Concat(text.Where(c => !char.IsControl(c) && !char.IsSurrogate(c)))
            .Normalize(NormalizationForm.FormC);
        return clean.Length <= 200 ? clean : clean[..200];
    }
}
