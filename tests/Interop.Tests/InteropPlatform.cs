using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Platform.Testing;
using RabbitMQ.Client;

namespace Platform.Interop.Tests;

/// <summary>The running platform, what it shows to outsiders as files, and the validators that look at them.</summary>
public sealed class InteropPlatform : PlatformHost
{
    private static readonly string[] Services =
        ["learner", "course", "certification", "notification", "insights", "partnergateway"];

    private readonly DirectoryInfo artefacts = Directory.CreateTempSubdirectory("interop-");
    private SecureFront front = null!;

    /// <summary>The operators' contract.</summary>
    public static string Contract { get; } =
        Path.Combine(Repository.Root, "src", "PartnerGateway", "asyncapi.yaml");

    /// <summary>Where the world finds the platform, over TLS.</summary>
    public Uri Public => front.Address;

    /// <summary>The merged OpenAPI document of the gateway.</summary>
    public string OpenApi { get; private set; } = "";

    /// <summary>Events of every type of the contract, as they crossed the border.</summary>
    public IReadOnlyList<string> Events { get; private set; } = [];

    /// <summary>A resource of every service, through the gateway and straight.</summary>
    public async Task<string[]> ParkedMessages()
    {
        var straight = await Task.WhenAll(Services.Select(service => AddressOf(service)));
        return
        [
            .. Services.Select(service => new Uri(Gateway, $"{service}/parked").AbsoluteUri),
            .. straight.Select(address => new Uri(address, "parked").AbsoluteUri),
        ];
    }

    protected override IEnumerable<KeyValuePair<string, string>> Environment =>
    [
        KeyValuePair.Create("Parameters__public-base-url", Public.AbsoluteUri.TrimEnd('/')),
        KeyValuePair.Create("Certification__StatusListInterval", "00:00:00.500"), // tests wait for it
        KeyValuePair.Create("Gateway__RateLimits__anonymous__Limit", "100000"), // and ask more often than people
    ];

    /// <summary>A new operator with a login of its own, closed at the end.</summary>
    internal async Task<OnboardedOperator> Onboard() => await OnboardedOperator.Register(
        await SignInAs("ops"), await SignInAs("notification-service"), await AddressOf("partnergateway"),
        await AddressOf("messaging", "tcp"), content => Keep(content));

    /// <summary>Lets an operator work without AMQP; a file with what its program needs.</summary>
    internal async Task<string> Subscribe(OnboardedOperator telecom)
    {
        using var port = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        port.Start();
        var free = ((System.Net.IPEndPoint)port.LocalEndpoint).Port;
        port.Stop();
        return Keep(await telecom.Subscribe(Gateway, free));
    }

    public override async Task InitializeAsync()
    {
        var validators = Check.InstallAsync();
        front = await SecureFront.Start(); // first: its address stands in every certificate
        Check.Authority = Keep(front.Authority, "pem");
        await base.InitializeAsync();
        front.Gateway = Gateway;
        OpenApi = Keep(await Document());
        var captured = await PartnerTap.Capture(await Broker(), messages: 2, Dispatch);
        Events = [.. captured.Select(body => Keep(body))];
        await validators;
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await front.DisposeAsync();
        artefacts.Delete(recursive: true);
    }

    /// <summary>A copy of an artefact with one fault in it.</summary>
    public string Break(string artefact, Action<JsonObject> fault)
    {
        var document = JsonNode.Parse(File.ReadAllText(artefact))!.AsObject();
        fault(document);
        return Keep(document.ToJsonString());
    }

    /// <summary>An artefact as a file, which is what validators read.</summary>
    public string Keep(string content, string extension = "json") =>
        Keep(System.Text.Encoding.UTF8.GetBytes(content), extension);

    /// <summary>The same of one that is no text.</summary>
    public string Keep(byte[] content, string extension)
    {
        var file = Path.Combine(artefacts.FullName, $"{Guid.CreateVersion7():n}.{extension}");
        File.WriteAllBytes(file, content);
        return file;
    }

    private async Task<string> Document()
    {
        using var http = new HttpClient { BaseAddress = Gateway };
        return await Eventually.Get(
            async () => await http.GetStringAsync("openapi/v1.json") is var text
                && JsonNode.Parse(text)!["x-missing"]!.AsArray().Count == 0 ? text : null,
            "the description of every service");
    }

    private async Task<ConnectionFactory> Broker()
    {
        await Readiness("operator");
        var address = await AddressOf("messaging", "tcp");
        return new ConnectionFactory
        {
            HostName = address.Host,
            Port = address.Port,
            Password = await File.ReadAllTextAsync(SecretFile("messaging-password")),
        };
    }

    /// <summary>A text of each encoding, handed in where Notification does.</summary>
    private async Task Dispatch()
    {
        using var notification = await SignInAs("notification-service");
        var door = new Uri(await AddressOf("partnergateway"), "dispatches");
        foreach (var (encoding, text) in new[] { ("gsm7", "[BDHVS] Chuc mung ban."), ("ucs2", "Chúc mừng bạn.") })
        {
            var request = new
            {
                reference = Guid.CreateVersion7(),
                to = "+84900000000",
                text,
                encoding,
                brandname = "BDHVS",
                category = "notice",
            };
            (await notification.PostAsJsonAsync(door, request)).EnsureSuccessStatusCode();
        }
    }
}

[CollectionDefinition(nameof(InteropPlatform))]
public sealed class InteropCollection : ICollectionFixture<InteropPlatform>;
