using Microsoft.EntityFrameworkCore;

namespace Platform.Notifications.Sending;

/// <summary>
/// What went to each number and address in the last 24 hours, and what this batch adds. Whoever reads it has locked
/// the keys, so that two processes do not both send the last one that is allowed.
/// </summary>
internal sealed class RecentCounts(IEnumerable<RecentCounts.Row> rows)
{
    internal sealed record Row(byte[] RecipientKey, string Channel, bool IsAdvert, DateTimeOffset At);

    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    private readonly Dictionary<(string Key, string Channel, bool IsAdvert), List<DateTimeOffset>> times = rows
        .GroupBy(row => (Convert.ToBase64String(row.RecipientKey), row.Channel, row.IsAdvert))
        .ToDictionary(group => group.Key, group => group.Select(row => row.At).Order().ToList());

    internal static async Task<RecentCounts> Load(
        NotificationDbContext db, IEnumerable<byte[]> keys, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var wanted = keys.DistinctBy(Convert.ToBase64String).ToArray();

        // One order for all processes: they wait for each other and never in a circle.
        var locks = wanted.Select(key => BitConverter.ToInt64(key)).Order().ToArray();
        await db.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(key) from unnest({locks}) as key", cancellationToken);
        var since = now - Window;
        return new RecentCounts(await db.Database.SqlQuery<Row>(
            $"""
            select recipient_key as "RecipientKey", channel as "Channel", is_advert as "IsAdvert", min(begun_at) as "At"
            from message_attempts
            where recipient_key = any({wanted}) and begun_at > {since} and coalesce(outcome, 'Unknown') in
              ('Accepted', 'Unknown')
            group by recipient_key, channel, is_advert, message_id
            """).ToListAsync(cancellationToken));
    }

    /// <returns>When there is room again, or null where there is room.</returns>
    internal DateTimeOffset? FullUntil(byte[] key, string channel, bool isAdvert, int cap)
    {
        var sent = times.GetValueOrDefault((Convert.ToBase64String(key), channel, isAdvert));
        return sent is null || sent.Count < cap ? null : sent[sent.Count - cap] + Window;
    }

    internal void Add(MessageRoute route, DateTimeOffset now)
    {
        if (route.RecipientKey is not { } bytes)
            return;
        var key = (Convert.ToBase64String(bytes), route.Channel, route.IsAdvert);
        if (!times.TryGetValue(key, out var sent))
            times[key] = sent = [];
        sent.Add(now);
    }
}
