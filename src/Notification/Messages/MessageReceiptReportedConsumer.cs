using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Partners.V1;
using Platform.Messaging;
using Platform.Notifications.Audiences;
using Platform.Notifications.Rules;
using Platform.Notifications.Sending;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Messages;

/// <summary>Brings a message to the state its operator reports.</summary>
internal sealed class MessageReceiptReportedConsumer(
    NotificationDbContext db, TimeProvider time, ILogger<MessageReceiptReportedConsumer> logger)
    : IConsumer<MessageReceiptReported>
{
    public async Task Consume(ConsumeContext<MessageReceiptReported> context)
    {
        var evt = context.Message;
        await Failpoints.HitAsync("notify.after_dlr_before_store");

        // An unmatched receipt is parked by the exception and tried again: it is never dropped.
        var message = await db.Messages.Hold(evt.Reference, context.CancellationToken)
            ?? throw new InvalidOperationException($"No message {evt.Reference} is known.");
        if (await db.MessageReceipts.FindAsync(
            [message.Id, evt.PartnerId, evt.OperatorMessageId, evt.State], context.CancellationToken) is not null)
        {
            return;
        }

        var now = time.GetUtcNow();
        var state = await Meaning(evt, message, context.CancellationToken);
        var attempt = await db.MessageAttempts
            .Where(attempt => attempt.MessageId == message.Id && attempt.Channel == ChannelNames.Sms)
            .OrderByDescending(attempt => attempt.Number).FirstOrDefaultAsync(context.CancellationToken);
        attempt?.Report(evt.PartnerId, state, now);
        await db.HearOfNumber(message.LearnerId, state, now, context.CancellationToken);
        db.MessageReceipts.Add(new MessageReceipt
        {
            PartnerId = evt.PartnerId,
            OperatorMessageId = evt.OperatorMessageId,
            State = evt.State,
            MessageId = message.Id,
            RawCode = evt.RawCode,
            ReportedAt = evt.ReportedAt,
            ReceivedAt = now,
        });
        var limit = await db.RuleOf(RuleKeys.ReceiptLimit, VietnamTime.DateOf(now), context.CancellationToken);
        if (message.Report(state, now, now.AddHours(limit.Value.UnknownAfterHours)) is { } outcome)
            db.AddEvent(outcome);
        Log.ReceiptStored(logger, evt.PartnerId, message.Id, evt.State);
    }

    /// <summary>A text of several segments is there when all of them are, where the operator reports each.</summary>
    private async Task<string> Meaning(
        MessageReceiptReported evt, Message message, CancellationToken cancellationToken)
    {
        const string Delivered = "delivered";
        if (evt.State != Delivered || message.Segments < 2
            || !await db.OperatorLinks.AnyAsync(
                link => link.Id == evt.PartnerId && link.ReceiptPerSegment, cancellationToken))
            return evt.State;
        var others = await db.MessageReceipts
            .Where(receipt => receipt.MessageId == message.Id && receipt.State == Delivered)
            .Where(receipt => receipt.OperatorMessageId != evt.OperatorMessageId)
            .Select(receipt => receipt.OperatorMessageId).Distinct().CountAsync(cancellationToken);
        return others + 1 >= message.Segments ? Delivered : "accepted";
    }
}
