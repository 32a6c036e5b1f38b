namespace Platform.Notifications.Broadcasts;

/// <summary>How long a broadcast takes where people may not be disturbed at night. Pure.</summary>
internal static class SendingTime
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(60);
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1);

    /// <param name="from">When it begins.</param>
    /// <param name="work">How long it would take without a break.</param>
    /// <param name="isQuiet">Whether nothing goes out at an instant.</param>
    /// <returns>When the last message goes out, to the minute; null where that is not foreseeable.</returns>
    internal static DateTimeOffset? End(DateTimeOffset from, TimeSpan work, Func<DateTimeOffset, bool> isQuiet)
    {
        for (var at = from; at - from < Longest; at += Step)
        {
            if (isQuiet(at))
                continue;
            if (work <= Step)
                return at + work;
            work -= Step;
        }

        return null;
    }
}
