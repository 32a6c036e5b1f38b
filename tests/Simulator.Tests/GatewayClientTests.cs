using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Platform.Simulator.Demo;

namespace Platform.Simulator.Tests;

/// <summary>A platform that is starting, overloaded or strict, played by a real server.</summary>
public sealed class GatewayClientTests : IAsyncLifetime, IDisposable
{
    private readonly List<string?> keys = [];
    private readonly List<string?> tokens = [];
    private readonly Queue<(int Status, object Body)> answers = new();
    private readonly HttpClient http = new();
    private WebApplication platform = null!;
    private GatewayClient gateway = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        platform = builder.Build();
        platform.MapGet("/.well-known/openid-configuration", (HttpRequest request) => new Dictionary<string, string>
        {
            ["token_endpoint"] = $"http://{request.Host}/token",
        });
        platform.MapPost("/token", () => new Dictionary<string, string> { ["access_token"] = $"t{tokens.Count}" });
        platform.Map("/course/{**path}", (HttpRequest request) =>
        {
            keys.Add(request.Headers["Idempotency-Key"]);
            tokens.Add(request.Headers.Authorization);
            var (status, body) = answers.Dequeue();
            request.HttpContext.Response.Headers.RetryAfter = "0";
            return Results.Json(body, statusCode: status);
        });
        await platform.StartAsync();
        var url = platform.Urls.Single();
        gateway = new GatewayClient(http, new DemoOptions { Issuer = url, Gateway = url, ClientSecret = "secret" });
    }

    public async Task DisposeAsync() => await platform.DisposeAsync();

    public void Dispose() => http.Dispose();

    [Theory]
    [InlineData(503, "unavailable")]
    [InlineData(429, "too-many-requests")]
    [InlineData(409, "idempotency-key-in-flight")]
    public async Task A_command_is_sent_again_with_its_key(int status, string code)
    {
        answers.Enqueue((status, new { code }));
        answers.Enqueue((201, new { id = "known" }));

        var created = await gateway.Post<Created>("course/classes", new { capacity = 30 }, "key-1", default);

        Assert.Equal("known", created.Id);
        Assert.Equal(["key-1", "key-1"], keys);
    }

    [Fact]
    public async Task An_expired_token_is_renewed()
    {
        answers.Enqueue((401, new { code = "unauthenticated" }));
        answers.Enqueue((200, new { id = "known" }));

        await gateway.Get<Created>("course/classes/1", default);

        Assert.Equal(["Bearer t0", "Bearer t1"], tokens);
    }

    [Fact]
    public async Task A_refusal_tells_its_code_and_is_not_repeated()
    {
        answers.Enqueue((422, new { code = "unknown-area" }));

        var refused = await Assert.ThrowsAsync<GatewayException>(
            () => gateway.Post<Created>("course/classes", new { }, "key-1", default));

        Assert.Equal("unknown-area", refused.Code);
        Assert.Single(keys);
    }

    [Fact]
    public async Task A_list_is_read_to_its_last_page()
    {
        answers.Enqueue((200, new { items = new[] { new { id = "a" } }, nextCursor = "c" }));
        answers.Enqueue((200, new { items = new[] { new { id = "b" } } }));

        Assert.Equal([new("a"), new("b")], await gateway.List<Created>("course/classes", default));
    }

    private sealed record Created(string Id);
}
