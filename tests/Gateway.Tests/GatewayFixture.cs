using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Platform.Testing;

namespace Platform.Gateway.Tests;

/// <summary>
/// The gateway's own Program on Kestrel before one real service; the other services are absent, as they may be.
/// </summary>
public class GatewayFixture : WebApplicationFactory<Program>, IAsyncLifetime
{
    public static readonly Guid Province = Guid.Parse("91500335-29a1-8ebc-bf17-4d61afd50e99");
    private WebApplication? destination;

    public TestIssuer Issuer { get; private set; } = null!;

    public string IssuerUrl { get; private set; } = "";

    public string DestinationUrl => destination!.Urls.Single();

    protected virtual IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    async Task IAsyncLifetime.InitializeAsync()
    {
        Issuer = await TestIssuer.GetAsync();
        IssuerUrl = await StartIssuer();
        destination = await Destination.Start(IssuerUrl);
        UseKestrel(0);
        StartServer();
    }

    /// <summary>Whose tokens the gateway and the service accept.</summary>
    protected virtual Task<string> StartIssuer() => Task.FromResult(Issuer.Issuer);

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await destination!.DisposeAsync();
    }

    public HttpClient SignInAs(string subject, params string[] scopes) =>
        WithToken(Issuer.Token(Province, scopes, subject));

    public HttpClient WithToken(string token)
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Test");
        builder.UseSetting("services:learner:http:0", DestinationUrl);
        builder.UseSetting("services:certification:http:0", DestinationUrl);
        builder.UseSetting("Authentication:Issuer", IssuerUrl);
        builder.UseSetting("Authentication:Audience", TestIssuer.Audience);
        builder.UseSetting("Authentication:AllowHttpIssuer", "true");
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        foreach (var (key, value) in Settings)
            builder.UseSetting(key, value);
    }
}
