using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Platform.Notifications.Messages;
using Platform.Notifications.Sending;

namespace Platform.Notifications.Channels;

/// <summary>
/// Zalo Notification Service: a template that Zalo approved, filled with our values. Whether a tracking id that comes
/// twice goes out once is nowhere written, so nothing is repeated in doubt.
/// </summary>
internal sealed class ZaloChannel(
    IHttpClientFactory clients, ZaloTokens tokens, IOptions<ZaloOptions> options, ILogger<ZaloChannel> logger)
    : IChannel
{
    internal const string HttpClientName = "zalo";
    private const int Success = 0, TokenInvalid = -124, NoAccount = -118, CannotReceive = -119, NumberInvalid = -108;

    /// <summary>Quotas, money and hours: nothing is wrong with the message, and another day may be better.</summary>
    private static readonly int[] NotNow = [-137, -144, -147, -133, -200];

    public string Name => ChannelNames.Zalo;

    public bool SendsReferenceOnce => false;

    public async Task<SendResult> Send(Outgoing message, CancellationToken cancellationToken)
    {
        var handingOver = false;
        try
        {
            var access = await tokens.Access(cancellationToken);
            handingOver = true;
            using var response = await Call(
                HttpMethod.Post, "/message/template", access,
                new
                {
                    phone = message.Address.TrimStart('+'),
                    template_id = message.ZaloTemplateId,
                    template_data = message.Values,
                    tracking_id = message.Reference.ToString(),
                },
                cancellationToken);
            if (response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
                return new(SendOutcome.NotSent);
            if (!response.IsSuccessStatusCode)
                return new(SendOutcome.Unknown);
            var answer = await response.Content.ReadFromJsonAsync<JsonObject>(cancellationToken);
            return await Result(answer, cancellationToken);
        }
        catch (HttpRequestException error) when (error.HttpRequestError is
            HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError)
        {
            return new(SendOutcome.NotSent);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            Log.ChannelFailed(logger, Name, error.Message);
            return new(handingOver ? SendOutcome.Unknown : SendOutcome.NotSent);
        }
    }

    /// <summary>Asks whether a message came through.</summary>
    internal async Task<bool> IsDelivered(string externalId, CancellationToken cancellationToken)
    {
        var access = await tokens.Access(cancellationToken);
        using var response = await Call(
            HttpMethod.Get, "/message/status?message_id=" + Uri.EscapeDataString(externalId), access, null,
            cancellationToken);
        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync<JsonObject>(cancellationToken);
        return Number(answer?["data"]?["status"]) == 1;
    }

    private async Task<SendResult> Result(JsonObject? answer, CancellationToken cancellationToken)
    {
        switch (Number(answer?["error"]))
        {
            case Success:
                return new(SendOutcome.Accepted, ExternalId: answer!["data"]?["msg_id"]?.ToString());
            case NoAccount or CannotReceive or NumberInvalid:
                return new(SendOutcome.Refused, "no-zalo", LeadsNowhere: true);
            case TokenInvalid:
                await tokens.Forget(cancellationToken);
                return new(SendOutcome.NotSent);
            case { } code when NotNow.Contains(code):
                return new(SendOutcome.NotSent);
            case null:
                return new(SendOutcome.Unknown);
            default:
                return new(SendOutcome.Refused, "rejected");
        }
    }

    private async Task<HttpResponseMessage> Call(
        HttpMethod method, string path, string access, object? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(new Uri(options.Value.Api), path));
        request.Headers.Add("access_token", access);
        if (body is not null)
            request.Content = JsonContent.Create(body, options: JsonSerializerOptions.Default);
        using var client = clients.CreateClient(HttpClientName);
        client.Timeout = options.Value.Timeout;
        return await client.SendAsync(request, cancellationToken);
    }

    private static int? Number(JsonNode? node) => int.TryParse(node?.ToString(), out var number) ? number : null;
}
