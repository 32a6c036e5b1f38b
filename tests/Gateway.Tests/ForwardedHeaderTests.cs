using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Tests;

public sealed class ForwardedHeaderTests(ForwardedHeaderTests.Fixture gateway)
    : IClassFixture<ForwardedHeaderTests.Fixture>
{
    [Fact]
    [Trait("attack", "A16")]
    public async Task A_known_proxy_is_believed_about_the_address_before_it_and_no_further()
    {
        using var client = gateway.SignInAs("officer", Scopes.LearnersRead);
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "198.51.100.7, 203.0.113.9");
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https, https");
        var headers = (await client.GetFromJsonAsync<JsonObject>("/learner/echo"))!["headers"]!;
        Assert.Equal("203.0.113.9", headers["x-forwarded-for"]!.GetValue<string>());
        Assert.Equal("https", headers["x-forwarded-proto"]!.GetValue<string>());
    }

    public sealed class Fixture : GatewayFixture
    {
        protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
        {
            ["Gateway:KnownProxies:0"] = "127.0.0.0/8",
            ["Gateway:KnownProxies:1"] = "::1",
        };
    }
}
