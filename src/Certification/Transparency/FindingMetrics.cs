using System.Diagnostics.Metrics;

namespace Platform.Certifications.Transparency;

/// <summary>What the operator is woken by: any open finding, and a comparison that no longer runs.</summary>
internal sealed class FindingMetrics : IDisposable
{
    private readonly Meter meter = new("Platform.Certification");
    private readonly Counter<long> found;

    public FindingMetrics()
    {
        found = meter.CreateCounter<long>(
            "certification.findings.found", "{finding}", "Mismatches of certificates found, by kind.");
        meter.CreateObservableGauge(
            "certification.findings.open", () => Open, "{finding}", "Mismatches of certificates not mended yet.");
        meter.CreateObservableGauge(
            "certification.checker.cycle_age", () => (Now() - CycleStartedAt).TotalSeconds, "s",
            "Time since the comparison of all certificates that runs, or ran last, began.");
    }

    internal int Open { get; set; }

    internal DateTimeOffset CycleStartedAt { get; set; }

    internal Func<DateTimeOffset> Now { get; set; } = () => TimeProvider.System.GetUtcNow();

    public void Dispose() => meter.Dispose();

    internal void Found(FindingKind kind) => found.Add(1, new KeyValuePair<string, object?>("kind", kind.ToString()));
}
