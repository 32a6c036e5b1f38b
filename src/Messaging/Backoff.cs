namespace Platform.Messaging;

/// <summary>
/// Waits that double from 0.2 s to 15 s, each with jitter so that many workers do not return at the same moment.
/// </summary>
public static class Backoff
{
    /// <summary>How long to wait before the next try.</summary>
    /// <param name="failures">Failures in a row before this one.</param>
    /// <returns>Half to all of 0.2 s · 2^<paramref name="failures"/>, at most 15 s.</returns>
    public static TimeSpan Delay(int failures) =>
        TimeSpan.FromSeconds(
            Math.Min(0.2 * Math.Pow(2, Math.Min(failures, 10)), 15) * (0.5 + Random.Shared.NextDouble() / 2));
}
