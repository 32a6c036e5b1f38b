using Platform.Testing;

namespace Platform.Interop.Tests;

/// <summary>
/// The kit an operator gets: its sample keeps every requirement of its conformance command, and each misbehaviour of
/// the simulator fails the requirement it breaks.
/// </summary>
public sealed class OperatorKitTests : IAsyncLifetime
{
    private static readonly string Folder = Path.Combine(Repository.Root, "src", "OperatorKit");

    private readonly string id = $"kit-{Guid.NewGuid():n}"[..16];

    public Task InitializeAsync() => Check.InstallAsync(Folder);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact, Trait("validator", "V23"), Trait("requirement", "000-11")]
    public async Task The_sample_operator_keeps_every_requirement()
    {
        var (exitCode, output) = await Conformance("node", "operator.mjs");

        Assert.True(exitCode == 0, output);
        Assert.Equal(14, output.Split("PASS K").Length - 1);
        Assert.DoesNotContain("FAIL", output, StringComparison.Ordinal);
    }

    [Fact, Trait("validator", "V23")]
    public async Task The_simulated_operator_keeps_every_requirement()
    {
        var (exitCode, output) = await Simulated("None");
        Assert.True(exitCode == 0, output);
    }

    [Theory, Trait("validator", "V23")]
    [InlineData("ForeignSource", "K12"), InlineData("ExtraMember", "K12"), InlineData("NoUserId", "K12")]
    [InlineData("SteeringHeaders", "K12"), InlineData("ReusesId", "K13"), InlineData("SecondMessage", "K04")]
    [InlineData("LosesTrace", "K05"), InlineData("AcceptsAndDrops", "K02"), InlineData("LeaksNumber", "K14")]
    [InlineData("NeverAcknowledges", "K11"), InlineData("DuplicateKey", "K12")]
    public async Task A_misbehaviour_fails_the_requirement_it_breaks(string misbehaviour, string requirement)
    {
        var (exitCode, output) = await Simulated(misbehaviour);

        Assert.True(exitCode == 1, output);
        Assert.Contains($"FAIL {requirement}", output, StringComparison.Ordinal);
    }

    private Task<(int ExitCode, string Output)> Simulated(string misbehaviour)
    {
        var build = Path.GetFileName(
            Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))!);
        var simulator = Path.Combine(Repository.Root, "src", "Simulator", "bin", build, "net10.0", "Simulator.dll");
        return Conformance("dotnet", simulator, "operator", $"--Operator:Misbehaviour={misbehaviour}");
    }

    private async Task<(int ExitCode, string Output)> Conformance(params string[] command)
    {
        const string password = "conformance-secret";
        var servers = await TestServers.GetAsync();
        return await Check.Run(
            "node",
            [
                "conformance.mjs", "--id", id, "--amqp", servers.RabbitMq, "--management", servers.Management,
                "--password", password, "--timeout", "5", "--", .. command,
            ],
            Folder,
            new Dictionary<string, string>
            {
                ["Operator__Id"] = id,
                ["Operator__Uri"] = $"amqp://{new Uri(servers.RabbitMq).Authority.Split('@')[^1]}",
                ["Operator__Password"] = password,
                ["Operator__Source"] = $"urn:operator:{id}",
                ["Operator__DelayMs"] = "50",
            });
    }
}
