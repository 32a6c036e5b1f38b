using System.Globalization;
using System.Net;
using System.Text.Json;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Confirmations;

/// <summary>
/// The protocol of our own that the simulator speaks too (see its <c>VNeIdSimulator</c>): an adapter for whatever
/// interface a province is given takes this class's place.
/// </summary>
internal sealed class HttpVNeIdConfirmations(HttpClient http) : IVNeIdConfirmations
{
    public async Task<SubmissionResult> Submit(ConfirmationRequest request, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.PutAsJsonAsync(
                $"confirmations/{request.Reference}", request, Json.Commands, cancellationToken);
            return response.StatusCode switch
            {
                HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.Accepted =>
                    new SubmissionResult(AttemptOutcome.Taken),
                HttpStatusCode.UnprocessableEntity => new SubmissionResult(
                    AttemptOutcome.Refused, await ReasonOf(response, cancellationToken)),
                HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound
                    or HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable =>
                    new SubmissionResult(AttemptOutcome.NotSent),
                _ => new SubmissionResult(AttemptOutcome.Unknown),
            };
        }
        catch (HttpRequestException error) when (error.HttpRequestError is
            HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError)
        {
            return new SubmissionResult(AttemptOutcome.NotSent);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return new SubmissionResult(AttemptOutcome.Unknown); // cut off: it may have arrived
        }
    }

    public async Task<LookupResult> Find(Guid reference, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.GetAsync(Relative($"confirmations/{reference}"), cancellationToken);
            if (response.StatusCode is HttpStatusCode.NotFound)
                return new LookupResult(LookupState.NotKnown);
            response.EnsureSuccessStatusCode();
            var found = await response.Content.ReadFromJsonAsync<Standing>(Json.Events, cancellationToken);
            return found?.Answer is { } answer && answer.Reference == reference
                ? new LookupResult(LookupState.Answered, answer.Read())
                : new LookupResult(LookupState.Waiting);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return new LookupResult(LookupState.NoReply);
        }
    }

    public async Task<AnswerPage?> Answers(long after, CancellationToken cancellationToken)
    {
        try
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"answers?after={after}");
            var page = await http.GetFromJsonAsync<Page>(Relative(path), Json.Events, cancellationToken);
            return page is null ? null : new AnswerPage([.. page.Items.Select(item => item.Read())], page.Next);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private static async Task<string?> ReasonOf(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            var refusal = await response.Content.ReadFromJsonAsync<Refusal>(Json.Events, cancellationToken);
            return Slug(refusal?.Reason);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A code travels on in events: whatever is no code is none.</summary>
    private static string? Slug(string? code) =>
        code is { Length: > 0 and <= 64 }
        && code.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            ? code
            : null;

    private static Uri Relative(string path) => new(path, UriKind.Relative);

    private sealed record Standing(Wire? Answer = null);

    private sealed record Page(IReadOnlyList<Wire> Items, long Next);

    private sealed record Refusal(string? Reason = null);

    private sealed record Wire(
        Guid Reference, string Outcome, string Receipt, DateTimeOffset DecidedAt, string? Reason = null)
    {
        internal VNeIdAnswer Read() => new(
            Reference,
            Outcome switch
            {
                "accepted" => true,
                "rejected" => false,
                _ => throw new JsonException($"The outcome {Outcome} is not known."),
            },
            Receipt is { Length: > 0 and <= 100 } ? Receipt : throw new JsonException("The receipt is no receipt."),
            Slug(Reason),
            DecidedAt.ToUniversalTime());
    }
}
