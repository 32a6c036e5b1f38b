using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;

namespace Platform.ServiceDefaults;

/// <summary>
/// Access tokens of this service (client credentials), one for each set of scopes, kept until shortly before they
/// expire.
/// </summary>
internal sealed class ServiceTokens(
    IHttpClientFactory clients, IOptions<ServiceClientOptions> options, IOptionsMonitor<JwtBearerOptions> bearer,
    TimeProvider time) : IDisposable
{
    internal const string HttpClientName = "issuer";
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(60);
    private readonly ConcurrentDictionary<string, Token> tokens = new();
    private readonly SemaphoreSlim gate = new(1); // callers that find no token wait for one request, not make many

    internal async Task<string> Get(string[] scopes, CancellationToken cancellationToken)
    {
        var key = string.Join(' ', scopes);
        if (Cached(key) is { } cached)
            return cached;
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (Cached(key) is { } fetched)
                return fetched;
            var token = await Request(key, cancellationToken);
            var life = TimeSpan.FromSeconds(token.ExpiresIn) - Margin;
            tokens[key] = new Token(token.AccessToken, time.GetUtcNow() + life);
            return token.AccessToken;
        }
        finally
        {
            gate.Release();
        }
    }

    internal void Forget(string[] scopes) => tokens.TryRemove(string.Join(' ', scopes), out _);

    public void Dispose() => gate.Dispose();

    private string? Cached(string key) =>
        tokens.TryGetValue(key, out var token) && token.GoodUntil > time.GetUtcNow() ? token.Value : null;

    private async Task<TokenResponse> Request(string scopes, CancellationToken cancellationToken)
    {
        var discovery = bearer.Get(JwtBearerDefaults.AuthenticationScheme).ConfigurationManager
            ?? throw new InvalidOperationException("The issuer has no discovery document, so no token endpoint.");
        var issuer = await discovery.GetConfigurationAsync(cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, issuer.TokenEndpoint);
        request.Headers.Authorization = Basic(options.Value);
        request.Content = new FormUrlEncodedContent(
            [new("grant_type", "client_credentials"), new("scope", scopes)]);
        using var response = await clients.CreateClient(HttpClientName).SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<TokenResponse>(cancellationToken)
            ?? throw new HttpRequestException("The issuer answered without a token.");
    }

    /// <summary>RFC 6749 2.3.1: both parts are form-encoded before they are joined.</summary>
    private static AuthenticationHeaderValue Basic(ServiceClientOptions client) => new(
        "Basic",
        Convert.ToBase64String(Encoding.UTF8.GetBytes(
            $"{Uri.EscapeDataString(client.ClientId)}:{Uri.EscapeDataString(client.ClientSecret)}")));

    private sealed record Token(string Value, DateTimeOffset GoodUntil);

    private sealed record TokenResponse(
        [property: JsonPropertyName("access_token")] string AccessToken,
        [property: JsonPropertyName("expires_in")] int ExpiresIn);
}
