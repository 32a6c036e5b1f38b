namespace Platform.Contracts.Tests;

/// <summary>The events whose bytes stand in the golden files, with every optional member set.</summary>
internal static class Samples
{
    internal static readonly DateTimeOffset At = new(2026, 3, 1, 8, 30, 15, 250, TimeSpan.Zero);

    internal static object Of(Type type) => All().SingleOrDefault(sample => sample.GetType() == type)
        ?? throw new InvalidOperationException($"Samples.cs has no {type.Name}: it stands with those of its area.");

    internal static Guid Id(int number) => Guid.Parse($"0199f3c0-0000-7000-8000-{number:x12}");

    private static IEnumerable<object> All() =>
    [
        .. LearnerSamples.All, .. ForceSamples.All, .. HomeSamples.All, .. ProvisioningSamples.All,
        .. CourseSamples.All, .. CertificationSamples.All, .. NotificationSamples.All, .. PartnerSamples.All,
    ];
}
