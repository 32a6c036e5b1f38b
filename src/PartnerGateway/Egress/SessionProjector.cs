using System.Diagnostics;
using System.Text.Json;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;
using Platform.Contracts.Partners.V1;
using Platform.Messaging;
using Platform.Partners.Ingress;
using Platform.ServiceDefaults;

namespace Platform.Partners.Egress;

/// <summary>
/// Tells the operator of a session what becomes of it, in the order it came about: asks for the link, then tells of
/// another time, and that it is not held. One that can never be asked is answered for at once, so that the host does
/// not wait for a link that will not come, and is told nothing further.
/// </summary>
internal sealed class SessionProjector(PartnerDbContext db, TimeProvider time, ILogger<SessionProjector> logger) :
    IConsumer<SessionScheduled>, IConsumer<SessionRescheduled>, IConsumer<SessionCancelled>
{
    internal const string LinkRequested = "vn.bdhvs.session.link-requested.v1";
    internal const string Rescheduled = "vn.bdhvs.session.rescheduled.v1";
    internal const string Cancelled = "vn.bdhvs.session.cancelled.v1";

    // The data of the events, by the published schemas.
    internal sealed record LinkRequest(Guid Reference, Guid AreaId, DateTimeOffset StartsAt, DateTimeOffset EndsAt);

    internal sealed record Move(Guid Reference, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string ReasonCode);

    internal sealed record Cancellation(Guid Reference, DateTimeOffset StartsAt, string ReasonCode);

    public async Task Consume(ConsumeContext<SessionScheduled> context)
    {
        var (evt, now) = (context.Message, time.GetUtcNow());
        if (evt.OperatorId is not { } operatorId
            || await db.PartnerFeed.AnyAsync(entry => entry.Reference == evt.SessionId, context.CancellationToken))
            return;

        var partner = await db.Partners.AsNoTracking()
            .SingleOrDefaultAsync(partner => partner.Id == operatorId, context.CancellationToken);
        if (partner?.Takes(SessionLinkMap.EventType) is not true)
        {
            await Refuse(
                evt, operatorId, partner is null ? "operator-unknown" : "operator-without-sessions", now, context);
            return;
        }

        var startsAt = evt.StartsAt.ToUniversalTime();
        var request = new LinkRequest(
            evt.SessionId, evt.AreaId, startsAt, startsAt.AddMinutes(evt.DurationMinutes));
        db.PartnerFeed.Add(PartnerFeedEntry.Create(
            partner.Id, LinkRequested, evt.SessionId, Data(request), Activity.Current?.Id, now));
        Log.LinkRequested(logger, evt.SessionId, partner.Id);
    }

    public Task Consume(ConsumeContext<SessionRescheduled> context)
    {
        var (evt, startsAt) = (context.Message, context.Message.StartsAt.ToUniversalTime());
        var endsAt = startsAt.AddMinutes(evt.DurationMinutes);
        return Tell(
            Rescheduled, evt.SessionId, Data(new Move(evt.SessionId, startsAt, endsAt, evt.ReasonCode)), context);
    }

    public Task Consume(ConsumeContext<SessionCancelled> context)
    {
        var (evt, startsAt) = (context.Message, context.Message.StartsAt.ToUniversalTime());
        return Tell(
            Cancelled, evt.SessionId, Data(new Cancellation(evt.SessionId, startsAt, evt.ReasonCode)), context);
    }

    /// <summary>Whoever was asked for the link is told; the feed keeps the order within a session.</summary>
    private async Task Tell(string type, Guid sessionId, byte[] data, ConsumeContext context)
    {
        var operatorId = await db.PartnerFeed.Where(entry => entry.Reference == sessionId)
            .Select(entry => entry.PartnerId).SingleOrDefaultAsync(context.CancellationToken);
        if (operatorId is null)
            return;

        db.PartnerFeed.Add(PartnerFeedEntry.Create(
            operatorId, type, context.MessageId!.Value, data, Activity.Current?.Id, time.GetUtcNow(),
            subject: sessionId));
        Log.SessionChangeTold(logger, sessionId, operatorId, type);
    }

    /// <summary>Sequence 0: whatever an operator itself says holds over it.</summary>
    private async Task Refuse(
        SessionScheduled evt, string operatorId, string reason, DateTimeOffset now, ConsumeContext context)
    {
        var effect = $"refused:{evt.SessionId}";
        if (!await PartnerEffect.IsFirst(db, operatorId, effect, now, context.CancellationToken))
            return;
        db.AddEvent(new SessionLinkReported
        {
            ReportId = Guid.CreateVersion7(now),
            Version = 1,
            OccurredAt = now,
            PartnerId = operatorId,
            SessionId = evt.SessionId,
            Sequence = 0,
            ReasonCode = reason,
            ReportedAt = now,
        });
        Log.LinkRefused(logger, evt.SessionId, reason);
    }

    private static byte[] Data<T>(T payload) => JsonSerializer.SerializeToUtf8Bytes(payload, Json.Commands);
}
