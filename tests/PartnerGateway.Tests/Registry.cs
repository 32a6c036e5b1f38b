using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Platform.Partners.Ingress;

namespace Platform.Partners.Tests;

/// <summary>The registry of operators as operations staff use it: over HTTP.</summary>
internal sealed class Registry(HttpClient http)
{
    internal sealed record Answer(int Status, JsonNode? Body, string? ETag)
    {
        internal string? Code => (string?)Body?["code"];
    }

    internal static JsonObject Contract(
        IEnumerable<Guid>? areas = null, int rate = 60_000, int queueLength = 500_000, string overflow = "block",
        bool signed = false, IEnumerable<string>? types = null) => new()
        {
            ["acceptedTypes"] = Array(types ?? InboundTypes.All),
            ["areas"] = Array((areas ?? []).Select(area => area.ToString())),
            ["ratePerMinute"] = rate,
            ["retentionDays"] = 14,
            ["queueLength"] = queueLength,
            ["overflow"] = overflow,
            ["requiresSignature"] = signed,
        };

    internal Task<Answer> Register(string id, JsonObject? contract = null) => Send(HttpMethod.Post, "/partners", new()
    {
        ["id"] = id,
        ["name"] = "Nhà mạng mới",
        ["source"] = PartnerGatewayFixture.Source(id),
        ["contract"] = contract ?? Contract(),
    });

    /// <summary>A password, told once.</summary>
    internal async Task<string> Grant(string id, string name)
    {
        var answer = await Send(HttpMethod.Put, $"/partners/{id}/logins/{name}");
        Assert.Equal(200, answer.Status);
        return (string)answer.Body!["password"]!;
    }

    /// <summary>A new operator with a login, at work.</summary>
    internal async Task<OperatorClient> Onboard(PartnerGatewayFixture service, string id, JsonObject? contract = null)
    {
        Assert.Equal(201, (await Register(id, contract)).Status);
        return await OperatorClient.LogIn(service.Broker, id, await Grant(id, "a"), userName: $"operator-{id}.a");
    }

    internal Task<Answer> Get(string path) => Send(HttpMethod.Get, path);

    internal Task<Answer> Change(string id, string verb, string ifMatch = "*") => Send(
        HttpMethod.Post, $"/partners/{id}/{verb}", new() { ["reason"] = "Theo biên bản làm việc" }, ifMatch);

    internal async Task<Answer> Send(HttpMethod method, string path, JsonObject? body = null, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        if (method == HttpMethod.Post)
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new Answer(
            (int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text),
            response.Headers.ETag?.ToString());
    }

    private static JsonArray Array(IEnumerable<string> items) => [.. items.Select(item => JsonValue.Create(item))];
}
