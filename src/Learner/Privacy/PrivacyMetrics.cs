using System.Diagnostics.Metrics;

namespace Platform.Learners.Privacy;

/// <summary>What an operator of the service must be woken for. Counts only; each replica tells the same.</summary>
internal sealed class PrivacyMetrics
{
    private long sensitiveSubjects;
    private long overdueBreaches;

    public PrivacyMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Platform.Learner.Privacy");
        meter.CreateObservableGauge(
            "learner.sensitive_subjects", () => SensitiveSubjects, "{person}",
            "People of whom something sensitive is kept.");
        meter.CreateObservableGauge(
            "learner.breaches_overdue", () => OverdueBreaches, "{breach}",
            "Breaches the authority should have been told of.");
    }

    public long SensitiveSubjects
    {
        get => Interlocked.Read(ref sensitiveSubjects);
        set => Interlocked.Exchange(ref sensitiveSubjects, value);
    }

    public long OverdueBreaches
    {
        get => Interlocked.Read(ref overdueBreaches);
        set => Interlocked.Exchange(ref overdueBreaches, value);
    }
}
