namespace Platform.Courses.Papers;

internal static class StoredTime
{
    /// <summary>As exact as the database keeps it: what is answered again reads as it did the first time.</summary>
    internal static DateTimeOffset GetStoredUtcNow(this TimeProvider time)
    {
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
