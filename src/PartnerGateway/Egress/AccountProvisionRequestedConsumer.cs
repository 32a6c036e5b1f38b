using System.Diagnostics;
using System.Text.Json;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;
using Platform.Contracts.Partners.V1;
using Platform.Messaging;
using Platform.Partners.Ingress;
using Platform.ServiceDefaults;

namespace Platform.Partners.Egress;

/// <summary>
/// Hands the request for an account to its operator: a reference and an area, nothing about the person. One the
/// operator can never get is answered at once, so that nobody waits for it.
/// </summary>
internal sealed class AccountProvisionRequestedConsumer(
    PartnerDbContext db, TimeProvider time, ILogger<AccountProvisionRequestedConsumer> logger)
    : IConsumer<AccountProvisionRequested>
{
    internal const string EventType = "vn.bdhvs.account.provision-requested.v1";

    /// <summary>The event's data, by the published schema.</summary>
    internal sealed record Payload(Guid Reference, Guid AreaId, DateTimeOffset RequestedAt);

    public async Task Consume(ConsumeContext<AccountProvisionRequested> context)
    {
        var (evt, now) = (context.Message, time.GetUtcNow());
        if (await db.PartnerFeed.AnyAsync(entry => entry.Reference == evt.AccountId, context.CancellationToken))
            return;

        var partner = await db.Partners.AsNoTracking()
            .SingleOrDefaultAsync(partner => partner.Id == evt.OperatorId, context.CancellationToken);
        if (partner?.Takes(AccountProvisionMap.Provisioned) is not true)
        {
            await Refuse(evt, partner is null ? "operator-unknown" : "operator-without-accounts", now, context);
            return;
        }

        var data = JsonSerializer.SerializeToUtf8Bytes(
            new Payload(evt.ExternalRef, evt.AreaId, evt.OccurredAt.ToUniversalTime()), Json.Commands);
        db.PartnerFeed.Add(PartnerFeedEntry.Create(
            partner.Id, EventType, evt.AccountId, data, Activity.Current?.Id, now, evt.LearnerId, evt.ExternalRef));
        Log.AccountRequested(logger, evt.AccountId, partner.Id);
    }

    private async Task Refuse(
        AccountProvisionRequested evt, string reason, DateTimeOffset now, ConsumeContext context)
    {
        var effect = $"refused:{evt.AccountId}";
        if (!await PartnerEffect.IsFirst(db, evt.OperatorId, effect, now, context.CancellationToken))
            return;
        db.AddEvent(Refusal(evt, reason, now));
        Log.AccountRefused(logger, evt.AccountId, reason);
    }

    /// <summary>Sequence 0: whatever an operator itself says holds over it.</summary>
    private static AccountProvisionReported Refusal(
        AccountProvisionRequested evt, string reason, DateTimeOffset now) => new()
        {
            ReportId = Guid.CreateVersion7(now),
            Version = 1,
            OccurredAt = now,
            PartnerId = evt.OperatorId,
            ExternalRef = evt.ExternalRef,
            Sequence = 0,
            State = "failed",
            ReasonCode = reason,
            ReportedAt = now,
        };
}
