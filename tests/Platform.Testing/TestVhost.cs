using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

namespace Platform.Testing;

/// <summary>A virtual host of its own, so that tests never see each other's messages. Deleted at the end.</summary>
public sealed class TestVhost : IAsyncDisposable
{
    private readonly HttpClient management;

    private TestVhost(HttpClient management, string name)
    {
        this.management = management;
        Name = name;
    }

    public string Name { get; }

    public static async Task<TestVhost> CreateAsync(TestServers servers, string prefix)
    {
        var vhost = new TestVhost(Connect(servers), $"{prefix}-{Guid.CreateVersion7():n}");
        (await vhost.management.PutAsync(vhost.Url("vhosts"), null)).EnsureSuccessStatusCode();
        return vhost;
    }

    /// <summary>A client of the broker's management API.</summary>
    public static HttpClient Connect(TestServers servers)
    {
        var uri = new Uri(servers.Management);
        var client =
            new HttpClient
            {
                BaseAddress =
                new Uri(uri.GetLeftPart(UriPartial.Path).Replace(uri.UserInfo + "@", "", StringComparison.Ordinal))
            };
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(uri.UserInfo)));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", credentials);
        return client;
    }

    /// <summary>Binds a queue of the test&apos;s own to an exchange, so that what is published can be read.</summary>
    public async Task SpyOnAsync(string exchange)
    {
        var queue = $"queues/{Uri.EscapeDataString(Name)}/spy-{exchange}";
        var exchangeUrl = $"exchanges/{Uri.EscapeDataString(Name)}/{exchange}";
        (await management.PutAsJsonAsync($"api/{exchangeUrl}", new { type = "fanout", durable = true }))
            .EnsureSuccessStatusCode();
        (await management.PutAsJsonAsync($"api/{queue}", new { durable = true })).EnsureSuccessStatusCode();
        var binding = $"api/bindings/{Uri.EscapeDataString(Name)}/e/{exchange}/q/spy-{exchange}";
        (await management.PostAsJsonAsync(binding, new { routing_key = "" })).EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        await management.DeleteAsync(Url("vhosts"));
        management.Dispose();
    }

    private string Url(string kind) => $"api/{kind}/{Uri.EscapeDataString(Name)}";
}
