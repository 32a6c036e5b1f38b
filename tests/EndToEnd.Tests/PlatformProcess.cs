using Platform.EndToEnd.Tests.Telemetry;
using Platform.Testing;

namespace Platform.EndToEnd.Tests;

/// <summary>The platform with its demo commune loaded; every process exports its telemetry here.</summary>
public sealed class PlatformProcess : PlatformHost
{
    public OtlpReceiver Telemetry { get; private set; } = null!;

    protected override IEnumerable<KeyValuePair<string, string>> Environment =>
    [
        new("OTEL_EXPORTER_OTLP_ENDPOINT", Telemetry.Endpoint),
        new("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
        new("OTEL_BSP_SCHEDULE_DELAY", "500"),
    ];

    public override async Task InitializeAsync()
    {
        Telemetry = await OtlpReceiver.StartAsync();
        await base.InitializeAsync();
        await Completion("demo");
    }

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Telemetry.DisposeAsync();
    }
}
