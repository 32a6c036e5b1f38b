using System.Net;
using System.Net.Sockets;
using Platform.LocalHosting.Running;

namespace Platform.LocalHosting.Tests;

public sealed class FailureTests
{
    [Fact]
    public async Task A_resource_that_ends_badly_says_why_and_the_others_say_what_they_wait_for()
    {
        await using var app = new TestApplication();
        var migrate = app.Builder.AddShell("migrate", "echo no such table; exit 3");
        var service = app.Builder.AddAnswer("service").WaitForCompletion(migrate);
        app.Builder.AddAnswer("front").WaitFor(service);

        await app.StartAsync();

        var told = app.Terminal.ToString();
        Assert.Contains("migrate ended with exit code 3", told, StringComparison.Ordinal);
        Assert.Contains("    no such table", told, StringComparison.Ordinal);
        Assert.Contains(
            "service needs migrate to end with exit code 0, but migrate ended with exit code 3.",
            told,
            StringComparison.Ordinal);
        Assert.Contains("front     waiting for service (failed to start)", app.Table(), StringComparison.Ordinal);
        Assert.Equal(ResourceState.Waiting, app.Status("front").State);
    }

    [Fact]
    public async Task A_crash_after_the_start_is_shown_and_not_hidden_by_a_restart()
    {
        await using var app = new TestApplication();
        app.Builder.AddAnswer("service");
        await app.StartAsync();

        using (var victim = System.Diagnostics.Process.GetProcessById(app.Status("service").Processes[0].Id))
            victim.Kill();
        await app.WaitUntilAsync(() => app.Status("service").HasEnded);

        Assert.Equal((ResourceState.Exited, 137), (app.Status("service").State, app.Status("service").ExitCode));
        Assert.Contains("ended with exit code 137", app.Table(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_port_is_named_with_the_resource_that_wanted_it()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        await using var app = new TestApplication();
        app.Builder.AddAnswer("service", port);

        await app.StartAsync();

        Assert.Equal(ResourceState.FailedToStart, app.Status("service").State);
        Assert.Contains($"Port {port} of service is in use", app.Terminal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_resources_that_want_one_port_are_both_named()
    {
        await using var app = new TestApplication();
        app.Builder.AddAnswer("one", 48_124);
        app.Builder.AddAnswer("two", 48_124);

        var refusal = await Assert.ThrowsAsync<LocalHostingException>(app.StartAsync);

        Assert.Equal("one and two both want port 48124: change one of them.", refusal.Message);
    }

    [Fact]
    public async Task A_missing_program_is_named()
    {
        await using var app = new TestApplication();
        app.Builder.AddExecutable("service", "no-such-program", ".");

        await app.StartAsync();

        Assert.Contains(
            "service needs `no-such-program`, which is not on the PATH",
            app.Terminal.ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_starts_without_a_program_it_calls_and_people_are_told()
    {
        await using var app = new TestApplication();
        app.Builder.AddAnswer("service").WithRequiredCommand("no-such-program");

        await app.StartAsync();

        Assert.Equal(ResourceState.Ready, app.Status("service").State);
        Assert.Contains(
            "service: `no-such-program` is not on the PATH", app.Terminal.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1st")]
    [InlineData("a_b")]
    [InlineData("a--b")]
    [InlineData("a-")]
    public void A_name_that_a_deployment_could_not_carry_is_refused(string name) =>
        Assert.Throws<ArgumentException>(() => new ExecutableResource(name, "sh", "."));

    [Fact]
    public async Task A_parameter_without_value_says_which_configuration_is_missing()
    {
        await using var app = new TestApplication();
        var key = app.Builder.AddParameter("some-key", secret: true);
        app.Builder.AddShell("service", "sleep 1000").WithEnvironment("KEY", key);

        await app.StartAsync();

        Assert.Contains("set configuration `Parameters:some-key`", app.Terminal.ToString(), StringComparison.Ordinal);
    }
}
