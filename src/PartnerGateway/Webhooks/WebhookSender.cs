using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using Platform.Partners.Egress;
using Platform.Partners.Ingress;
using Platform.Partners.Partners;

namespace Platform.Partners.Webhooks;

/// <summary>
/// Posts the feed of one operator to its address: the same events as by the queue, signed. Anything but a 2xx within
/// some seconds means that it was not taken, and it goes again, later and later.
/// </summary>
internal sealed class WebhookSender(
    HttpClient http, FeedPump pump, FeedPulses pulses, WebhookSecrets secrets, IOptions<PartnersOptions> options,
    TimeProvider time)
{
    private const int BatchSize = 16;

    /// <summary>Sends until an event is not taken or the host stops.</summary>
    internal async Task Run(Partner partner, CancellationToken cancellationToken)
    {
        var (pulse, poll) = (pulses.Of(partner.Id), TimeSpan.FromMilliseconds(options.Value.PollMilliseconds));
        while (true)
        {
            if (await pump.SendBatch(partner.Id, BatchSize, Post, cancellationToken) == 0)
                await pulse.WaitAsync(poll, cancellationToken);
        }
    }

    private async Task Post(
        Partner partner, PartnerFeedEntry entry, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (partner.Webhook is not { } webhook)
            throw new InvalidOperationException("The operator has no webhook any more.");

        var now = time.GetUtcNow();
        var (id, timestamp) = (entry.Id.ToString(), now.ToUnixTimeSeconds());
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url)
        {
            Content = new ReadOnlyMemoryContent(body),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(DeliveryGuard.ContentType);
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(
            "webhook-signature", secrets.Sign(partner.Id, webhook, id, timestamp, body.Span, now));

        // The body of an answer is nobody's business here: it is not read.
        using var response = await http.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var text = $"The webhook answered {(int)response.StatusCode}.";
        if ((int)response.StatusCode is >= 400 and < 500 and not (401 or 403 or 404 or 408 or 425 or 429))
            throw new FeedPump.RefusedForGood(text);
        if (!response.IsSuccessStatusCode)
            throw new HttpRequestException(text);
    }
}
