using MassTransit;
using Platform.Contracts.Partners.V1;
using Platform.Messaging;

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
        if (message.Report(evt.State, now) is { } outcome)
            db.AddEvent(outcome);
        Log.ReceiptStored(logger, evt.PartnerId, message.Id, evt.State);
    }
}
