using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Platform.Testing;

namespace Platform.Gateway.Tests;

/// <summary>
/// The development issuer as a newcomer gets it: <c>npm ci</c>, then a process of its own on a free port.
/// </summary>
public sealed class IdentityProcess : IDisposable
{
    private static readonly Lazy<Task<string>> Installed = new(Install);
    private readonly Process process;

    private IdentityProcess(Process process, string issuer)
    {
        this.process = process;
        Issuer = issuer;
    }

    public string Issuer { get; }

    public static async Task<IdentityProcess> Start(string dataDirectory)
    {
        var folder = await Installed.Value;
        var port = FreePort();
        var issuer = $"http://127.0.0.1:{port}";
        var start = new ProcessStartInfo("node", "server.js") { WorkingDirectory = folder };
        start.Environment["PORT"] = port.ToString(CultureInfo.InvariantCulture);
        start.Environment["ISSUER"] = issuer;
        start.Environment["DATA_DIR"] = dataDirectory;
        var identity = new IdentityProcess(Process.Start(start)!, issuer);
        using var http = new HttpClient();
        await Eventually.True(
            async () => (await http.GetAsync(new Uri($"{issuer}/health"))).IsSuccessStatusCode, "the issuer is ready");
        return identity;
    }

    public static async Task<JsonObject> Token(string issuer, string client, string secret, params string[] scopes)
    {
        var answer = await Request(issuer, client, secret, scopes);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    public static async Task<HttpResponseMessage> Request(
        string issuer, string client, string secret, params string[] scopes)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{client}:{secret}")));
        Dictionary<string, string> form = new() { ["grant_type"] = "client_credentials" };
        if (scopes.Length > 0)
            form["scope"] = string.Join(' ', scopes);
        using var content = new FormUrlEncodedContent(form);
        return await http.PostAsync(new Uri($"{issuer}/token"), content);
    }

    public static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Platform.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    // A copy of its own: another test run may be replacing the packages of the one in the tree.
    private static async Task<string> Install()
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "identity")).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository(), "src", "Identity")))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        using var npm = Process.Start(new ProcessStartInfo("npm", "ci --no-audit --no-fund")
        {
            WorkingDirectory = folder,
        })!;
        await npm.WaitForExitAsync();
        Assert.Equal(0, npm.ExitCode);
        return folder;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
