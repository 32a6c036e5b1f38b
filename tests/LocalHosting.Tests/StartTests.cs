using Platform.LocalHosting.Running;

namespace Platform.LocalHosting.Tests;

public sealed class StartTests
{
    private static readonly HttpClient Http = new();

    [Fact]
    public async Task A_resource_starts_after_those_it_waits_for()
    {
        await using var app = new TestApplication();
        var order = Path.Combine(app.Directory, "order");
        var migrate = app.Builder.AddShell("migrate", $"echo migrate >> {order}");
        var service = app.Builder.AddAnswer("service").WaitForCompletion(migrate);
        app.Builder.AddShell("loader", $"curl -s $SERVICE_HTTP > /dev/null && echo loader >> {order}; sleep 1000")
            .WithReference((IResourceBuilder<IResourceWithServiceDiscovery>)service)
            .WaitFor(service);

        await app.StartAsync();

        Assert.Equal(ResourceState.Finished, app.Status("migrate").State);
        Assert.Equal(ResourceState.Ready, app.Status("service").State);
        Assert.True(app.Status("migrate").ReadyAfter <= app.Status("service").ReadyAfter);
        await Testing.Eventually.Pass(async () =>
            Assert.Equal(["migrate", "loader"], await File.ReadAllLinesAsync(order)));
    }

    [Fact]
    public async Task A_process_is_told_what_it_needs_by_environment_variables()
    {
        await using var app = new TestApplication();
        var password = app.Builder.AddParameter("password", "p w", secret: true);
        var service = app.Builder.AddAnswer("my-service");
        app.Builder.AddExecutable("reader", "env", ".")
            .WithReference((IResourceBuilder<IResourceWithServiceDiscovery>)service)
            .WithEnvironment("PLAIN", "text")
            .WithEnvironment("SECRET", password)
            .WithEnvironment("ADDRESS", service.GetEndpoint("http"))
            .WithEnvironment("MIXED", $"u:{password:uri}@{service.GetEndpoint("http").Property(EndpointProperty.HostAndPort)}/x");

        await app.StartAsync();
        await app.WaitUntilAsync(() => app.Status("reader").State is ResourceState.Finished);

        var url = app.Url("my-service");
        var lines = app.Log("reader").Split('\n');
        Assert.Superset(
            new HashSet<string>
            {
                "PLAIN=text", "SECRET=p w", $"ADDRESS={url}", $"MIXED=u:p%20w@{url["http://".Length..]}/x",
                $"services__my-service__http__0={url}", $"MY_SERVICE_HTTP={url}", "OTEL_SERVICE_NAME=reader",
            },
            lines.ToHashSet());
    }

    [Fact]
    public async Task Replicas_answer_behind_one_port_and_one_may_die()
    {
        await using var app = new TestApplication();
        app.Builder.AddAnswer("service").Resource.Replicas = 3;
        await app.StartAsync();

        var seen = await AnswersAsync(app.Url("service"), 9);
        Assert.Equal(3, seen.Count);

        using (var victim = System.Diagnostics.Process.GetProcessById(int.Parse(seen.First(), null)))
            victim.Kill();
        await Testing.Eventually.Pass(async () => Assert.Equal(2, (await AnswersAsync(app.Url("service"), 9)).Count));
        Assert.Equal(ResourceState.Ready, app.Status("service").State);
    }

    [Fact]
    public async Task Two_instances_run_side_by_side()
    {
        const int wanted = 48_123;
        await using var first = new TestApplication(null, "--DcpPublisher:RandomizePorts=true");
        await using var second = new TestApplication(null, "--DcpPublisher:RandomizePorts=true");
        first.Builder.AddAnswer("service", wanted);
        second.Builder.AddAnswer("service", wanted);

        await Task.WhenAll(first.StartAsync(), second.StartAsync());

        Assert.NotEqual(first.Url("service"), second.Url("service"));
        Assert.NotEqual(await Http.GetStringAsync(first.Url("service")), await Http.GetStringAsync(second.Url("service")));
    }

    [Fact]
    public async Task A_second_instance_on_the_same_data_is_told_who_holds_it()
    {
        await using var first = new TestApplication();
        first.Builder.AddShell("job", "sleep 1000");
        await first.StartAsync();
        await using var second = new TestApplication(first.Directory);
        second.Builder.AddShell("job", "sleep 1000");

        var refusal = await Assert.ThrowsAsync<LocalHostingException>(second.StartAsync);

        Assert.Contains(first.Directory, refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"process {Environment.ProcessId}", refusal.Message, StringComparison.Ordinal);
    }

    private static async Task<HashSet<string>> AnswersAsync(string url, int requests)
    {
        var answers = new HashSet<string>();
        for (var i = 0; i < requests; i++)
            answers.Add(await Http.GetStringAsync(url));
        return answers;
    }
}
