using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Simulator.Demo;

/// <summary>
/// The published HTTP interface as a client of the platform sees it: signs in, repeats what may be repeated, and tells
/// an answer that has a problem code apart from one that means the platform is broken.
/// </summary>
internal sealed class GatewayClient(HttpClient http, DemoOptions options)
{
    private const int Attempts = 30;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly Uri gateway = new(options.Gateway.TrimEnd('/') + "/");
    private string? token;

    internal async Task<T> Get<T>(string path, CancellationToken cancellationToken) =>
        (await GetTagged<T>(path, cancellationToken)).Body;

    /// <summary>The resource and the version of it that was read, for a later <c>If-Match</c>.</summary>
    internal async Task<(T Body, string? ETag)> GetTagged<T>(string path, CancellationToken cancellationToken)
    {
        using var answer = await Send(() => new HttpRequestMessage(HttpMethod.Get, path), cancellationToken);
        return (await Read<T>(answer, cancellationToken), answer.Headers.ETag?.ToString());
    }

    /// <summary>All items of a paged list.</summary>
    internal async Task<List<T>> List<T>(string path, CancellationToken cancellationToken)
    {
        var items = new List<T>();
        string? cursor = null;
        do
        {
            var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            var next = cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}";
            var page = await Get<Page<T>>($"{path}{separator}limit=100{next}", cancellationToken);
            items.AddRange(page.Items);
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return items;
    }

    /// <param name="path">Below the gateway.</param>
    /// <param name="body">Sent as JSON; bytes are sent as CSV.</param>
    /// <param name="key">Idempotency-Key: the same command sent again has its effect once.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <param name="ifMatch">The version the command is meant for.</param>
    internal async Task<T> Post<T>(
        string path, object body, string key, CancellationToken cancellationToken, string? ifMatch = null)
    {
        using var answer = await Send(
            () => new HttpRequestMessage(HttpMethod.Post, path)
            {
                Headers = { { "Idempotency-Key", key }, { "If-Match", ifMatch is null ? [] : [ifMatch] } },
                Content = body is byte[] csv
                    ? new ByteArrayContent(csv) { Headers = { ContentType = new("text/csv", "utf-8") } }
                    : JsonContent.Create(body, body.GetType()),
            },
            cancellationToken);
        return await Read<T>(answer, cancellationToken);
    }

    private async Task<HttpResponseMessage> Send(Func<HttpRequestMessage> create, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var request = create();
            request.RequestUri = new Uri(gateway, request.RequestUri!);
            HttpResponseMessage? answer = null;
            try
            {
                token ??= await SignIn(cancellationToken);
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
                answer = await http.SendAsync(request, cancellationToken);
                if (answer.StatusCode is HttpStatusCode.Unauthorized && attempt < Attempts)
                    token = null; // expired while we waited
                else if (attempt == Attempts || !await IsPassing(answer, cancellationToken))
                    return answer;
            }
            catch (Exception failure) when (IsPassing(failure, cancellationToken) && attempt < Attempts)
            {
                // Still starting, restarting or overloaded: the same key makes sending again safe.
            }

            var pause = answer?.Headers.RetryAfter?.Delta ?? Pause;
            answer?.Dispose();
            await Task.Delay(pause, cancellationToken);
        }
    }

    private static async Task<bool> IsPassing(HttpResponseMessage answer, CancellationToken cancellationToken) =>
        answer.StatusCode switch
        {
            HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable
                or HttpStatusCode.GatewayTimeout => true,
            // We gave up on the first copy of this command, the platform did not.
            HttpStatusCode.Conflict => await CodeOf(answer, cancellationToken) == "idempotency-key-in-flight",
            _ => false,
        };

    private static bool IsPassing(Exception failure, CancellationToken cancellationToken) =>
        failure is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested;

    private async Task<string> SignIn(CancellationToken cancellationToken)
    {
        var discovery = options.Issuer.TrimEnd('/') + "/.well-known/openid-configuration";
        var issuer = await http.GetFromJsonAsync<Discovery>(discovery, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, issuer!.TokenEndpoint);
        var credentials = $"{Uri.EscapeDataString(options.ClientId)}:{Uri.EscapeDataString(options.ClientSecret)}";
        request.Headers.Authorization =
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
        request.Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]);
        using var answer = await http.SendAsync(request, cancellationToken);
        return (await Read<Token>(answer, cancellationToken)).AccessToken;
    }

    private static async Task<T> Read<T>(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        if (answer.IsSuccessStatusCode)
            return (await answer.Content.ReadFromJsonAsync<T>(cancellationToken))!;

        throw new GatewayException(answer, await CodeOf(answer, cancellationToken));
    }

    private static async Task<string?> CodeOf(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        try
        {
            return (await answer.Content.ReadFromJsonAsync<Problem>(cancellationToken))?.Code;
        }
        catch (JsonException)
        {
            return null; // not one of the platform's own answers
        }
    }

    internal sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor);

    private sealed record Problem(string? Code);

    private sealed record Discovery([property: JsonPropertyName("token_endpoint")] string TokenEndpoint);

    private sealed record Token([property: JsonPropertyName("access_token")] string AccessToken);
}

/// <summary>The platform refused; <see cref="Code"/> says why.</summary>
internal sealed class GatewayException(HttpResponseMessage answer, string? code) : Exception(
    $"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri!.AbsolutePath} → "
    + $"{(int)answer.StatusCode} {code ?? answer.ReasonPhrase}")
{
    internal string? Code { get; } = code;
}
