using Platform.LocalHosting.Running;

namespace Platform.LocalHosting.Tests;

/// <summary>An application in this process, with a data directory and a terminal of its own.</summary>
internal sealed class TestApplication : IAsyncDisposable
{
    private readonly bool ownsDirectory;

    private DistributedApplication? application;

    public TestApplication(string? directory = null, params string[] args)
    {
        ownsDirectory = directory is null;
        Directory = directory ?? System.IO.Directory.CreateTempSubdirectory("platform-hosting-").FullName;
        Builder = new DistributedApplicationBuilder(
            [$"--LocalHosting:DataDirectory={Directory}", "--ConnectionStrings:postgres=", .. args], AppContext.BaseDirectory);
    }

    public string Directory { get; }

    public DistributedApplicationBuilder Builder { get; }

    /// <summary>What a person would have read.</summary>
    public StringWriter Terminal { get; } = new();

    public static CancellationToken Soon => new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token;

    public async Task StartAsync()
    {
        application = Builder.Build(Terminal);
        await application.StartAsync(Soon);
        await application.WaitUntilSettledAsync(Soon);
    }

    public ResourceStatus Status(string name) => application!.Board.All.Single(status => status.Name == name);

    public string Url(string name) => new EndpointReference(Status(name).Resource, "http").Url;

    public string Log(string name) => File.ReadAllText(Builder.Options.LogFile(name));

    public Task WaitUntilAsync(Func<bool> condition) => application!.Board.WaitUntilAsync(condition, Soon);

    public string Table()
    {
        var table = new StringWriter();
        new StartReport(table, application!.Board).Table();
        return table.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        if (application is not null)
            await application.DisposeAsync();
        if (ownsDirectory)
            System.IO.Directory.Delete(Directory, recursive: true);
    }
}

internal static class TestResources
{
    /// <summary>A service that answers with its process id.</summary>
    public static IResourceBuilder<ExecutableResource> AddAnswer(
        this IDistributedApplicationBuilder builder, string name, int? port = null) =>
        builder.AddExecutable(name, "node", AppContext.BaseDirectory, "answer.js")
            .WithHttpEndpoint(port: port, env: "PORT")
            .WithHttpHealthCheck("/");

    public static IResourceBuilder<ExecutableResource> AddShell(
        this IDistributedApplicationBuilder builder, string name, string script) =>
        builder.AddExecutable(name, "sh", AppContext.BaseDirectory, "-c", script);
}
