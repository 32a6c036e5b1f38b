using System.Text.Json.Nodes;
using Npgsql;
using Platform.LocalHosting.Processes;

namespace Platform.LocalHosting.Tests;

public sealed class ShutdownTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly string directory = Directory.CreateTempSubdirectory("platform-host-").FullName;

    public void Dispose()
    {
        Directory.Delete(directory, recursive: true);
        var elsewhere = Servers.ServerAccount.Elsewhere(Path.Combine(directory, "postgres"));
        if (Directory.Exists(elsewhere))
            Directory.Delete(elsewhere, recursive: true);
    }

    [Theory]
    [InlineData(Signals.Terminate)]
    [InlineData(Signals.Interrupt)]
    public async Task A_stop_signal_leaves_no_process_and_a_state_that_says_so(int signal)
    {
        using var host = HostProcess.Start(directory);
        await host.ReadyAsync();
        var family = host.Family();
        Assert.True(family.Count > 5, $"only {family.Count} processes");

        var (exitCode, output) = await host.EndAsync(signal);

        Assert.Equal(0, exitCode);
        Assert.Contains("RESOURCE", output, StringComparison.Ordinal);
        Assert.True(await ProcessTree.WaitUntilGoneAsync(family, TimeSpan.FromSeconds(1)), "processes are left");
        var state = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(directory, "state.json")))!;
        Assert.False(state["running"]!.GetValue<bool>());
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(directory, "state.json")));
    }

    [Fact]
    public async Task A_killed_host_leaves_nothing_behind_and_the_next_start_finds_its_data()
    {
        IReadOnlyList<ProcessTree.Member> family;
        using (var killed = HostProcess.Start(directory))
        {
            await WriteAsync(await killed.ReadyAsync(), "create table kept (id int); insert into kept values (7)");
            family = killed.Family();
            await killed.EndAsync(Signals.Kill);
        }

        // At once, while the guard is still ending the children of the first.
        using var host = HostProcess.Start(directory);
        var state = await host.ReadyAsync();

        Assert.Equal(7, await WriteAsync(state, "select id from kept"));
        Assert.True(await ProcessTree.WaitUntilGoneAsync(family, Limit), "processes are left");
        await host.EndAsync(Signals.Terminate);
    }

    [Fact]
    public async Task A_killed_host_without_a_next_start_leaves_no_process()
    {
        using var host = HostProcess.Start(directory);
        await host.ReadyAsync();
        var family = host.Family();

        await host.EndAsync(Signals.Kill);

        Assert.True(await ProcessTree.WaitUntilGoneAsync(family, Limit), "processes are left");
    }

    [Fact]
    public async Task A_reset_starts_without_the_data()
    {
        using (var first = HostProcess.Start(directory))
        {
            await WriteAsync(await first.ReadyAsync(), "create table gone (id int)");
            await first.EndAsync(Signals.Terminate);
        }

        using var host = HostProcess.Start(directory, "--reset");
        var state = await host.ReadyAsync();

        await Assert.ThrowsAsync<PostgresException>(() => WriteAsync(state, "select id from gone"));
        await host.EndAsync(Signals.Terminate);
    }

    private static async Task<object?> WriteAsync(JsonNode state, string sql)
    {
        var server = state["resources"]!.AsArray().Single(one => one!["name"]!.GetValue<string>() == "postgres")!;
        var address = new Uri(server["endpoints"]!["tcp"]!.GetValue<string>());
        var password = await File.ReadAllTextAsync(server["passwordFile"]!.GetValue<string>());
        await using var connection = new NpgsqlConnection(
            $"Host={address.Host};Port={address.Port};Username=postgres;Password={password};Database=things;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
