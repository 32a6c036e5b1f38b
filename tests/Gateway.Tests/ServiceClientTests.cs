using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Tests;

public sealed class ServiceClientTests(IdentityFixture platform) : IClassFixture<IdentityFixture>
{
    [Fact]
    public async Task A_service_calls_another_as_itself()
    {
        await using var caller = Caller(platform.DestinationUrl, "dev-officer-duc-xuan");
        await caller.StartAsync();
        var client = caller.Services.GetRequiredService<LearnerClient>();
        var echo = (await client.Http.GetFromJsonAsync<JsonObject>("/echo"))!;
        Assert.Equal("officer-duc-xuan", echo["subject"]!.GetValue<string>());
        var again = (await client.Http.GetFromJsonAsync<JsonObject>("/echo"))!;
        Assert.Equal(Authorization(echo), Authorization(again)); // the token is kept, not asked for again
    }

    [Theory]
    [InlineData("GET", false, 3)]
    [InlineData("POST", true, 3)]
    [InlineData("POST", false, 1)]
    public async Task A_passing_failure_is_repeated_where_that_is_harmless(string method, bool keyed, int attempts)
    {
        var tries = new ConcurrentQueue<string>();
        await using var flaky = await Flaky(tries);
        await using var caller = Caller(flaky.Urls.Single(), "dev-officer-duc-xuan");
        await caller.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), "/flaky");
        if (method is "POST")
            request.Content = JsonContent.Create(new { name = "Hoà" });
        if (keyed)
            request.Headers.Add("Idempotency-Key", "\"1\"");
        var response = await caller.Services.GetRequiredService<LearnerClient>().Http.SendAsync(request);
        Assert.Equal(attempts, tries.Count);
        Assert.Equal(attempts is 1 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK, response.StatusCode);
        Assert.Single(tries.Distinct()); // every attempt carries the same body
    }

    [Fact]
    public async Task A_service_that_calls_others_does_not_start_without_a_secret_or_an_address()
    {
        await using var caller = Caller(address: "", secret: "");
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => caller.StartAsync());
        Assert.Contains(refused.Failures, failure => failure.Contains("ServiceClient:ClientSecret"));
        Assert.Contains(refused.Failures, failure => failure.Contains("services:learner:http:0"));
    }

    private WebApplication Caller(string address, string secret)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Test" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.UseSetting("services:learner:http:0", address);
        builder.WebHost.UseSetting("ServiceClient:ClientId", "officer-duc-xuan");
        builder.WebHost.UseSetting("ServiceClient:ClientSecret", secret);
        builder.WebHost.UseSetting("Authentication:Issuer", platform.IssuerUrl);
        builder.WebHost.UseSetting("Authentication:Audience", "https://api.bdhvs.local");
        builder.WebHost.UseSetting("Authentication:AllowHttpIssuer", "true");
        builder.AddServiceDefaults();
        builder.AddServiceClient<LearnerClient>("learner", Scopes.LearnersRead);
        return builder.Build();
    }

    private static async Task<WebApplication> Flaky(ConcurrentQueue<string> tries)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Map("/flaky", async (HttpRequest request) =>
        {
            using var body = new StreamReader(request.Body);
            tries.Enqueue(await body.ReadToEndAsync());
            return tries.Count < 3 ? Results.StatusCode(503) : Results.Ok();
        });
        await app.StartAsync();
        return app;
    }

    private static string Authorization(JsonObject echo) => echo["headers"]!["authorization"]!.GetValue<string>();

    private sealed record LearnerClient(HttpClient Http);
}
