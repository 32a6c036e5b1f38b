using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Platform.Notifications.Messages;

namespace Platform.Notifications.Sending;

/// <summary>SMS: hands messages to the PartnerGateway. The reference makes a repetition harmless.</summary>
internal sealed class PartnerGatewayClient(HttpClient http, IOptions<NotificationOptions> options) : IChannel
{
    private sealed record Dispatch(
        Guid Reference, string To, string Text, string Encoding, string Brandname, string Category, Guid LearnerId,
        string? Operator);

    public string Name => ChannelNames.Sms;

    public bool SendsReferenceOnce => true;

    public async Task<SendResult> Send(Outgoing message, CancellationToken cancellationToken)
    {
        var dispatch = new Dispatch(
            message.Reference, message.Address, message.Text, message.Encoding, options.Value.Brandname,
            message.Category, message.LearnerId, message.OperatorId);
        try
        {
            using var response = await http.PostAsJsonAsync("/dispatches", dispatch, cancellationToken);
            return response.StatusCode switch
            {
                HttpStatusCode.ServiceUnavailable => new(
                    SendOutcome.NotSent,
                    OperatorId: (await Read(response, cancellationToken))?["code"]?.ToString() is "no-operator"
                        ? message.OperatorId : null),
                HttpStatusCode.Accepted => new(
                    SendOutcome.Accepted,
                    OperatorId: (await Read(response, cancellationToken))?["operator"]?.ToString()),
                HttpStatusCode.UnprocessableEntity => Refused(await Read(response, cancellationToken)),
                HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge => new(SendOutcome.Refused),
                HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound
                    or HttpStatusCode.TooManyRequests => new(SendOutcome.NotSent),
                _ => new(SendOutcome.Unknown),
            };
        }
        catch (HttpRequestException error) when (error.HttpRequestError is
            HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError)
        {
            return new(SendOutcome.NotSent);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return new(SendOutcome.Unknown); // a deadline or a broken connection: the other side may have stored it
        }
    }

    private static SendResult Refused(JsonObject? problem) => problem?["code"]?.ToString() switch
    {
        // The reference is known with other content: an earlier attempt went through, and the number changed since.
        "reference-reused" => new(SendOutcome.Accepted),
        _ => new(SendOutcome.Refused),
    };

    private static async Task<JsonObject?> Read(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return await response.Content.ReadFromJsonAsync<JsonObject>(cancellationToken);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
