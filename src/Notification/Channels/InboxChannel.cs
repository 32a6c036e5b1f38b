using Platform.Notifications.Messages;
using Platform.Notifications.Sending;

namespace Platform.Notifications.Channels;

/// <summary>
/// Notices read in the portal: the message itself is what is delivered, so to hand it over is to say so. It came
/// through when it is read.
/// </summary>
internal sealed class InboxChannel : IChannel
{
    public string Name => ChannelNames.Inbox;

    public bool SendsReferenceOnce => true;

    public Task<SendResult> Send(Outgoing message, CancellationToken cancellationToken) =>
        Task.FromResult(new SendResult(SendOutcome.Accepted));
}
