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
/// Asks the operator of a session for its link. One that can never be asked is answered for at once, so that the host
/// does not wait for a link that will not come.
/// </summary>
internal sealed class SessionScheduledConsumer(
    PartnerDbContext db, TimeProvider time, ILogger<SessionScheduledConsumer> logger) : IConsumer<SessionScheduled>
{
    internal const string EventType = "vn.bdhvs.session.link-requested.v1";

    /// <summary>The event's data, by the published schema.</summary>
    internal sealed record Payload(Guid Reference, Guid AreaId, DateTimeOffset StartsAt, DateTimeOffset EndsAt);

    public async Task Consume(ConsumeContext<SessionScheduled> context)
    {
        var (evt, now) = (context.Message, time.GetUtcNow());
        if (evt.OperatorId is not { } operatorId
            || await db.PartnerFeed.AnyAsync(entry => entry.Reference == evt.SessionId, context.CancellationToken))
            return;

        var partner = await db.Partners.AsNoTracking()
            .SingleOrDefaultAsync(partner => partner.Id == operatorId, context.CancellationToken);
        if (partner is null || !partner.AcceptedTypes.Contains(SessionLinkMap.EventType))
        {
            await Refuse(
                evt, operatorId, partner is null ? "operator-unknown" : "operator-without-sessions", now, context);
            return;
        }

        var startsAt = evt.StartsAt.ToUniversalTime();
        var data = JsonSerializer.SerializeToUtf8Bytes(
            new Payload(evt.SessionId, evt.AreaId, startsAt, startsAt.AddMinutes(evt.DurationMinutes)), Json.Commands);
        db.PartnerFeed.Add(
            PartnerFeedEntry.Create(partner.Id, EventType, evt.SessionId, data, Activity.Current?.Id, now));
        Log.LinkRequested(logger, evt.SessionId, partner.Id);
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
}
