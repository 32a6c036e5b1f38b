using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Platform.EndToEnd.Tests.Telemetry;
using Platform.Testing;

namespace Platform.EndToEnd.Tests;

/// <summary>
/// The whole platform as a newcomer starts it: the AppHost as a process, with servers, ports and data of its own, so
/// that it disturbs no other that runs on this machine. Every process exports its telemetry here.
/// </summary>
public sealed class PlatformProcess : IAsyncLifetime
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromMinutes(6);
    private readonly string data = Path.Combine(Path.GetTempPath(), $"bdhvs-e2e-{Guid.CreateVersion7():n}");
    private readonly List<string> output = [];
    private Process? host;

    public OtlpReceiver Telemetry { get; private set; } = null!;

    public Uri Gateway { get; private set; } = null!;

    public Uri Issuer { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await TestTurn.TakeAsync();
        Telemetry = await OtlpReceiver.StartAsync();
        host = Process.Start(StartInfo())!;
        host.OutputDataReceived += (_, line) => Keep(line.Data);
        host.ErrorDataReceived += (_, line) => Keep(line.Data);
        host.BeginOutputReadLine();
        host.BeginErrorReadLine();
        Gateway = await AddressOf("gateway");
        Issuer = await AddressOf("identity");
        var demo = await Eventually.Get(
            async () => await StateOf("demo") is var entry && entry["exitCode"] is null ? null : entry,
            "the demo commune loaded",
            StartDeadline);
        if ((int)demo["exitCode"]! != 0)
            throw new InvalidOperationException(
                "The demo failed:\n" + await File.ReadAllTextAsync((string)demo["log"]!));
    }

    public async Task DisposeAsync()
    {
        if (host is { HasExited: false })
        {
            using var terminate =
                Process.Start("kill", ["-TERM", host.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await host.WaitForExitAsync();
        }

        host?.Dispose();
        await Telemetry.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    /// <summary>A client of the gateway, signed in with client credentials at the real issuer.</summary>
    public async Task<HttpClient> SignInAs(string client)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Issuer, "token"))
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = client,
                ["client_secret"] = "dev-" + client,
            }),
        };
        var response = await http.SendAsync(request);
        var token = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        return new HttpClient
        {
            BaseAddress = Gateway,
            DefaultRequestHeaders =
            {
                Authorization = new AuthenticationHeaderValue("Bearer", token.GetProperty("access_token").GetString()),
            },
        };
    }

    private ProcessStartInfo StartInfo()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        var configuration =
            Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))!);
        start.ArgumentList.Add(
            Path.Combine(Repository.Root, "AppHost", "bin", configuration, "net10.0", "AppHost.dll"));
        foreach (var server in new[] { "ConnectionStrings__postgres", "ConnectionStrings__messaging",
            "Messaging__ManagementUri" })
            start.Environment.Remove(server);
        start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        start.Environment["DcpPublisher__RandomizePorts"] = "true";
        start.Environment["LocalHosting__DataDirectory"] = data;
        start.Environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = Telemetry.Endpoint;
        start.Environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        start.Environment["OTEL_BSP_SCHEDULE_DELAY"] = "500";
        return start;
    }

    /// <summary>Waits until the resource is ready, as the state file of the host tells.</summary>
    private async Task<Uri> AddressOf(string resource) => await Eventually.Get(
        async () => await StateOf(resource) is var entry && entry["readySeconds"] is null
            ? null
            : new Uri((string)entry["endpoints"]!["http"]!),
        $"{resource} ready",
        StartDeadline);

    private async Task<JsonNode> StateOf(string resource)
    {
        if (host!.HasExited)
            throw new InvalidOperationException("The AppHost ended:\n" + Output());
        var state = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(data, "state.json")))!;
        return state["resources"]!.AsArray().Single(entry => (string?)entry!["name"] == resource)!;
    }

    private void Keep(string? line)
    {
        lock (output)
            output.Add(line ?? "");
    }

    private string Output()
    {
        lock (output)
            return string.Join('\n', output.TakeLast(60));
    }
}
