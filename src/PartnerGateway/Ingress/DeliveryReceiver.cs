using System.Data;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging;
using Platform.Partners.Areas;
using Platform.Partners.Partners;

namespace Platform.Partners.Ingress;

/// <summary>
/// Deliveries of one operator, many in one transaction: of each either the clean internal event is in our outbox, or
/// it is parked with a reason. The caller acknowledges when this returns, never before.
/// </summary>
internal sealed class DeliveryReceiver(
    PartnerDbContext db, SchemaCatalog schemas, ArrivalRates rates, PartnerMetrics metrics, TimeProvider time,
    ILogger<DeliveryReceiver> logger)
{
    /// <summary>Refused bodies that are kept of one operator until somebody decides about them.</summary>
    private const int MostBodies = 10_000;

    private static readonly TimeSpan UsualSkew = TimeSpan.FromMinutes(5);

    /// <returns>The parked deliveries.</returns>
    internal async Task<IReadOnlyList<ParkedDelivery>> Receive(
        Partner partner, IReadOnlyList<Arrived> batch, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(
            IsolationLevel.ReadCommitted, cancellationToken);
        var refusals = await Apply(partner, batch, cancellationToken);
        var parked = await Park(
            partner, [.. batch.Zip(refusals).Where(one => one.Second is not null)], cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        foreach (var delivery in parked)
        {
            metrics.Parked(partner.Id, delivery.Reason.Split(':')[0]);
            Log.DeliveryParked(logger, delivery.Id, partner.Id, delivery.Reason);
        }

        return parked;
    }

    /// <summary>
    /// Lets deliveries take effect in the caller's transaction; those that are refused leave nothing behind.
    /// </summary>
    /// <returns>Why each of them is refused, in their order; null where it took effect.</returns>
    internal async Task<IReadOnlyList<string?>> Apply(
        Partner partner, IReadOnlyList<Arrived> batch, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var judged = new List<Judged>(batch.Count);
        foreach (var arrived in batch)
            judged.Add(await Judge(partner, arrived, cancellationToken));

        await Recognise(partner, [.. judged.Where(one => one.IsOpen)], now, cancellationToken);
        await Interpret(partner, [.. judged.Where(one => one.IsOpen)], now, cancellationToken);
        var effective = await Effective(partner, [.. judged.Where(one => one.IsOpen)], now, cancellationToken);
        await Forget(partner, judged, cancellationToken);
        foreach (var one in effective)
        {
            using var activity = TraceContinuation.Start(partner, one.Event!.Traceparent);
            db.AddEvent(one.Meaning!.Fact!);
        }

        await db.SaveChangesAsync(cancellationToken);
        return [.. judged.Select(one => one.Refusal)];
    }

    /// <summary>All that can be said of a delivery by itself.</summary>
    private async Task<Judged> Judge(Partner partner, Arrived arrived, CancellationToken cancellationToken)
    {
        CloudEvent? evt = null;
        var refusal = arrived.Refusal
            ?? DeliveryGuard.Refuse(partner, arrived.Delivery)
            ?? CloudEventReader.TryRead(arrived.Delivery.Body, out evt)
            ?? RefuseByContract(partner, evt!)
            ?? EventSignature.Refuse(partner, evt!)
            ?? await RefuseByArea(partner, evt!, cancellationToken);
        return new Judged(refusal, evt, SHA256.HashData(arrived.Delivery.Body.Span));
    }

    private string? RefuseByContract(Partner partner, CloudEvent evt)
    {
        if (evt.Source != partner.Source)
            return "source-foreign";
        if (!partner.AcceptedTypes.Contains(evt.Type))
            return "type-not-in-contract";
        return schemas.Refuse(evt) ?? (rates.IsTooOften(partner, evt.Subject) ? "subject-rate-exceeded" : null);
    }

    private async Task<string?> RefuseByArea(Partner partner, CloudEvent evt, CancellationToken cancellationToken)
    {
        if (evt.Areaid is not { } id || partner.Areas.Count == 0 || partner.Areas.Contains(id))
            return null;
        var area = await db.Areas.AsNoTracking().SingleOrDefaultAsync(area => area.Id == id, cancellationToken);
        return area is not null && partner.Covers(area) ? null : "area-not-in-contract";
    }

    /// <summary>An event already handled is done with; its id with another body is refused.</summary>
    private async Task Recognise(
        Partner partner, List<Judged> events, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var inserted = await PartnerInboxEntry.New(
            db, partner, [.. events.Select(one => (one.Event!.Id, one.Hash))], now, cancellationToken);
        foreach (var one in events)
            one.IsRepeated = !inserted.Remove(one.Event!.Id);

        var repeated = events.Where(one => one.IsRepeated).ToList();
        if (repeated.Count == 0)
            return;
        var ids = repeated.Select(one => one.Event!.Id).Distinct().ToList();
        var known = await db.PartnerInbox.AsNoTracking()
            .Where(entry => entry.PartnerId == partner.Id && entry.Source == partner.Source)
            .Where(entry => ids.Contains(entry.EventId))
            .ToDictionaryAsync(entry => entry.EventId, entry => entry.BodyHash, cancellationToken);
        foreach (var one in repeated)
        {
            if (!known[one.Event!.Id].AsSpan().SequenceEqual(one.Hash))
                one.Refusal = "id-reused";
            else
                Log.DeliveryRepeated(logger, partner.Id);
        }
    }

    private async Task Interpret(
        Partner partner, List<Judged> events, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var known = await Known.Load(db, partner, events.Select(one => one.Event!.Subject), cancellationToken);
        foreach (var one in events)
        {
            one.Meaning = InboundTypes.Of(one.Event!.Type) is { } map
                ? await map(partner, one.Event, known, now, cancellationToken)
                : "type-unknown";
            one.Refusal = one.Meaning.Refusal;

            // Clocks of operators are theirs: skew is worth a look, not a refusal.
            if (one.IsOpen && (one.Event.At - now).Duration() is var skew && skew > UsualSkew)
                Log.EventTimeSkewed(logger, partner.Id, skew);
        }
    }

    /// <returns>The events whose facts are new.</returns>
    private async Task<IReadOnlyList<Judged>> Effective(
        Partner partner, List<Judged> events, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var inserted = await PartnerEffect.New(
            db, partner.Id, [.. events.Select(one => one.Meaning!)], now, cancellationToken);
        var split = events.ToLookup(one => inserted.Remove(one.Meaning!.Effect));
        var sequenced = split[false].Where(one => one.Meaning!.DataHash is not null).ToList();
        if (sequenced.Count > 0)
        {
            var ids = sequenced.Select(one => one.Meaning!.Effect).ToList();
            var known = await db.PartnerEffects.AsNoTracking()
                .Where(effect => effect.PartnerId == partner.Id && ids.Contains(effect.ExternalId))
                .ToDictionaryAsync(effect => effect.ExternalId, effect => effect.DataHash, cancellationToken);
            foreach (var one in sequenced)
            {
                if (known[one.Meaning!.Effect] is { } hash && !hash.AsSpan().SequenceEqual(one.Meaning.DataHash))
                    one.Refusal = "sequence-reused";
            }
        }

        return [.. split[true]];
    }

    /// <summary>What is refused may come again under the same id, put right.</summary>
    private async Task Forget(Partner partner, List<Judged> judged, CancellationToken cancellationToken)
    {
        var refused = judged.Where(one => one.Refusal is not null && one.Meaning is not null)
            .Select(one => one.Event!.Id).ToList();
        if (refused.Count > 0)
        {
            await db.PartnerInbox
                .Where(entry => entry.PartnerId == partner.Id && entry.Source == partner.Source)
                .Where(entry => refused.Contains(entry.EventId))
                .ExecuteDeleteAsync(cancellationToken);
        }
    }

    private async Task<IReadOnlyList<ParkedDelivery>> Park(
        Partner partner, IReadOnlyList<(Arrived Arrived, string? Reason)> refused, CancellationToken cancellationToken)
    {
        if (refused.Count == 0)
            return [];
        var now = time.GetUtcNow();
        var kept = await db.ParkedDeliveries.CountAsync(
            parked => parked.PartnerId == partner.Id && parked.State == ParkedState.Parked
                && parked.Size > 0 && parked.Body != Array.Empty<byte>(),
            cancellationToken);
        var rows = refused.Select((one, place) => Row(
            partner, one.Reason!, one.Arrived.Delivery, now, hasRoom: kept + place < MostBodies)).ToList();
        db.ParkedDeliveries.AddRange(rows);
        return rows;
    }

    private static ParkedDelivery Row(
        Partner partner, string reason, Delivery delivery, DateTimeOffset now, bool hasRoom) => new()
        {
            Id = Guid.CreateVersion7(now),
            PartnerId = partner.Id,
            Reason = reason,
            Body = hasRoom && delivery.Body.Length <= DeliveryGuard.MaxBodySize ? delivery.Body.ToArray() : [],
            BodyHash = SHA256.HashData(delivery.Body.Span),
            Size = delivery.Body.Length,
            ContentType = Storable(delivery.ContentType),
            UserId = Storable(delivery.UserId),
            HeaderNames = [.. delivery.HeaderNames.Select(name => Storable(name)!)],
            ParkedAt = now,
        };

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

    private sealed class Judged(string? refusal, CloudEvent? evt, byte[] hash)
    {
        internal string? Refusal { get; set; } = refusal;

        internal CloudEvent? Event => evt;

        internal byte[] Hash => hash;

        internal bool IsRepeated { get; set; }

        internal Meaning? Meaning { get; set; }

        /// <summary>Neither refused nor known: it has yet to take effect.</summary>
        internal bool IsOpen => Refusal is null && !IsRepeated;
    }
}
