using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Platform.Testing;

/// <summary>
/// The whole platform as a newcomer starts it: the AppHost as a process, with servers, ports and data of its own, so
/// that it disturbs no other that runs on this machine. A test project starts it once, as the fixture of a collection.
/// </summary>
public abstract class PlatformHost : IAsyncLifetime
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromMinutes(6);
    private readonly string data = Path.Combine(Path.GetTempPath(), $"platform-{Guid.CreateVersion7():n}");
    private readonly List<string> output = [];
    private Process? host;

    /// <summary>Address of the gateway.</summary>
    public Uri Gateway { get; private set; } = null!;

    /// <summary>Address of the development issuer.</summary>
    public Uri Issuer { get; private set; } = null!;

    /// <summary>Environment of every process, beside what makes this platform private.</summary>
    protected virtual IEnumerable<KeyValuePair<string, string>> Environment => [];

    /// <summary>Starts the platform and waits until people could use it.</summary>
    public virtual async Task InitializeAsync()
    {
        await TestTurn.TakeAsync();
        host = Process.Start(StartInfo())!;
        host.OutputDataReceived += (_, line) => Keep(line.Data);
        host.ErrorDataReceived += (_, line) => Keep(line.Data);
        host.BeginOutputReadLine();
        host.BeginErrorReadLine();
        Gateway = await AddressOf("gateway");
        Issuer = await AddressOf("identity");
    }

    /// <summary>Ends every process as Ctrl+C does, and takes the data away.</summary>
    public virtual async Task DisposeAsync()
    {
        if (host is { HasExited: false })
        {
            using var terminate =
                Process.Start("kill", ["-TERM", host.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await host.WaitForExitAsync();
        }

        host?.Dispose();
        Directory.Delete(data, recursive: true);
    }

    /// <summary>A client of the gateway, signed in with client credentials at the real issuer.</summary>
    public async Task<HttpClient> SignInAs(string client)
    {
        var secret = SecretFile($"{client}-secret");
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Issuer, "token"))
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = client,
                ["client_secret"] = File.Exists(secret) ? await File.ReadAllTextAsync(secret) : "dev-" + client,
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

    /// <summary>Waits until the resource is ready, as the state file of the host tells.</summary>
    public async Task<Uri> AddressOf(string resource, string endpoint = "http") =>
        new((string)(await Readiness(resource))["endpoints"]![endpoint]!);

    /// <summary>Waits until the resource is ready.</summary>
    protected async Task<JsonNode> Readiness(string resource) => await Eventually.Get(
        async () => await StateOf(resource) is var entry && entry["readySeconds"] is null ? null : entry,
        $"{resource} ready",
        StartDeadline);

    /// <summary>Where a secret stands that this start made for itself, such as the password of its broker.</summary>
    public string SecretFile(string name) => Path.Combine(data, "secrets", name);

    /// <summary>Waits until the resource has done its work and ended.</summary>
    protected async Task Completion(string resource)
    {
        var ended = await Eventually.Get(
            async () => await StateOf(resource) is var entry && entry["exitCode"] is null ? null : entry,
            $"{resource} ended",
            StartDeadline);
        if ((int)ended["exitCode"]! != 0)
            throw new InvalidOperationException(
                $"{resource} failed:\n" + await File.ReadAllTextAsync((string)ended["log"]!));
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
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        return start;
    }

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
