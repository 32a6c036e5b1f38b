using Platform.Testing;

namespace Platform.Certifications.Tests;

/// <summary>The service beside a simulated VNeID that loses, delays and doubles a fifth of its replies.</summary>
public sealed class ConfirmationFixture : CertificationFixture
{
    private const string Credential = "a secret of the tests";

    private readonly ServiceProcess simulator = ServiceProcess.Start(
        "Simulator",
        new Dictionary<string, string?> { ["VNeId:Credential"] = Credential, ["VNeId:DelayMs"] = "1500" },
        "vneid");

    public ConfirmationFixture() => UseClock(Clock);

    internal FakeClock Clock { get; } = new();

    internal ServiceProcess Simulator => simulator;

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(base.Settings)
    {
        ["Certification:Confirmations:Address"] = simulator.Address.ToString(),
        ["Certification:Confirmations:Credential"] = Credential,
        ["Certification:Confirmations:CallTimeout"] = "00:00:01",
        ["Certification:Confirmations:Poll"] = "00:00:00.050",
        ["Certification:Confirmations:AnswerPoll"] = "00:00:00.200",
        ["Certification:Confirmations:DoubtDelay"] = "00:00:00.200",
        ["Certification:Confirmations:RetryDelay"] = "00:00:01",
        ["Certification:Confirmations:Parallel"] = "16",
    };

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await simulator.DisposeAsync();
    }

    protected override Task BeforeStartAsync() => simulator.ReadyAsync();
}
