using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Platform.Notifications.Messages;

namespace Platform.Notifications.Sending;

/// <summary>Hands messages to the PartnerGateway. The reference makes a repetition harmless.</summary>
internal sealed class PartnerGatewayClient(HttpClient http)
{
    internal sealed record Dispatch(
        Guid Reference, string To, string Text, string Encoding, string Brandname, string Category,
        Guid LearnerId);

    internal async Task<SendOutcome> Send(Dispatch dispatch, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.PostAsJsonAsync("/dispatches", dispatch, cancellationToken);
            return response.StatusCode switch
            {
                HttpStatusCode.Accepted => SendOutcome.Accepted,
                HttpStatusCode.UnprocessableEntity => await WasTakenBefore(response, cancellationToken)
                    ? SendOutcome.Accepted
                    : SendOutcome.Refused,
                HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge => SendOutcome.Refused,
                HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound
                    or HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => SendOutcome.NotSent,
                _ => SendOutcome.Unknown,
            };
        }
        catch (HttpRequestException error) when (error.HttpRequestError is
            HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError)
        {
            return SendOutcome.NotSent;
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return SendOutcome.Unknown; // a deadline or a broken connection: the other side may have stored it
        }
    }

    /// <summary>
    /// The reference is known with other content: an earlier attempt went through, and the learner's number changed
    /// since.
    /// </summary>
    private static async Task<bool> WasTakenBefore(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var problem = await response.Content.ReadFromJsonAsync<JsonObject>(cancellationToken);
            return problem?["code"]?.GetValue<string>() == "reference-reused";
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
