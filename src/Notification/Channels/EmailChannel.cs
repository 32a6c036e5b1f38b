using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;
using MimeKit;
using Platform.Notifications.Messages;
using Platform.Notifications.Sending;

namespace Platform.Notifications.Channels;

/// <summary>
/// E-mail over SMTP. A server that has the whole text and does not answer may have sent it, and would send it again:
/// then nothing is repeated. Nobody reports what became of a mail, so to be taken is all that is known of it.
/// </summary>
internal sealed class EmailChannel(
    IOptions<EmailOptions> options, IOptions<NotificationOptions> all, ILogger<EmailChannel> logger) : IChannel
{
    public string Name => ChannelNames.Email;

    public bool SendsReferenceOnce => false;

    public async Task<SendResult> Send(Outgoing message, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(options.Value.Timeout);
        using var client = new SmtpClient();
        var handingOver = false;
        try
        {
            await client.ConnectAsync(
                options.Value.Host, options.Value.Port, options.Value.Security, deadline.Token);
            if (options.Value.UserName is { } user)
                await client.AuthenticateAsync(user, options.Value.Password ?? "", deadline.Token);
            using var mail = Compose(message);
            handingOver = true;
            await client.SendAsync(mail, deadline.Token);
            return new(SendOutcome.Accepted);
        }
        catch (SmtpCommandException error)
        {
            // The server has answered, so nothing is in doubt: 5xx is its last word, 4xx is for now.
            // What it has against us, it has not against this mail.
            var leadsNowhere = error.ErrorCode is SmtpErrorCode.RecipientNotAccepted;
            return (int)error.StatusCode >= 500 && (leadsNowhere || error.ErrorCode is SmtpErrorCode.MessageNotAccepted)
                ? new(SendOutcome.Refused, "rejected", LeadsNowhere: leadsNowhere)
                : new(SendOutcome.NotSent);
        }
        catch (ParseException)
        {
            return new(SendOutcome.Refused, "permanent-failure", LeadsNowhere: true);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            Log.ChannelFailed(logger, Name, error.GetType().Name); // a message may name the recipient
            return new(handingOver ? SendOutcome.Unknown : SendOutcome.NotSent);
        }
    }

    private MimeMessage Compose(Outgoing message)
    {
        var host = new Uri(all.Value.PublicBaseUrl).Host;
        var mail = new MimeMessage
        {
            MessageId = $"{message.Reference}@{host}", // the same in every attempt: readers show a copy once
            Subject = message.Subject ?? options.Value.FromName,
            Body = new TextPart("plain") { Text = message.Text },
        };
        mail.From.Add(new MailboxAddress(options.Value.FromName, options.Value.FromAddress));
        mail.To.Add(MailboxAddress.Parse(message.Address));
        mail.Headers.Add("Auto-Submitted", "auto-generated"); // RFC 3834: nobody's absence note answers it
        return mail;
    }
}
