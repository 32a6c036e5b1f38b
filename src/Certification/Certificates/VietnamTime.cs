namespace Platform.Certifications.Certificates;

/// <summary>
/// The day and year a certificate shows are those its reader lives in. Vietnam has had one offset since 1975.
/// </summary>
internal static class VietnamTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    internal static DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.ToOffset(Offset).DateTime);
}
