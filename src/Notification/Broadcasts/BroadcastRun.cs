using Platform.Notifications.Audiences;

namespace Platform.Notifications.Broadcasts;

/// <summary>
/// How far the list of a broadcast has been written. Apart from the broadcast itself: what moves many times a second
/// must not make stale what an officer has just read.
/// </summary>
internal sealed class BroadcastRun
{
    public required Guid BroadcastId { get; init; }

    /// <summary>Last learner looked at, in the order of ids.</summary>
    public Guid After { get; private set; }

    /// <summary>People of the segment so far.</summary>
    public int People { get; private set; }

    /// <summary>Those among them who want no messages.</summary>
    public int Objecting { get; private set; }

    /// <summary>Those among them whom no channel reaches.</summary>
    public int Unreachable { get; private set; }

    /// <summary>When the list was whole.</summary>
    public DateTimeOffset? ListedAt { get; private set; }

    /// <summary>When the list was gone again, after the end.</summary>
    public DateTimeOffset? ForgottenAt { get; private set; }

    internal void Forget(DateTimeOffset now) => ForgottenAt = now;

    internal void Listed(Audience.Batch batch, bool isLast, DateTimeOffset now)
    {
        After = batch.Last ?? After;
        People += batch.People;
        Objecting += batch.Objecting;
        Unreachable += batch.Unreachable?.Length ?? 0;
        ListedAt = isLast ? now : null;
    }
}

/// <summary>Somebody on the list of a broadcast, with the link of the operator the message will go by.</summary>
internal sealed class BroadcastRecipient
{
    public Guid LearnerId { get; private init; }

    public Guid BroadcastId { get; private init; }

    public Guid AreaId { get; private init; }

    public string Link { get; private init; } = "";
}

/// <summary>
/// The part of a broadcast that goes by one link of an operator: a slow link holds up nobody else's customers.
/// </summary>
internal sealed class BroadcastLane
{
    public Guid BroadcastId { get; private init; }

    public string Link { get; private init; } = "";

    /// <summary>Last learner written to, in the order of ids.</summary>
    public Guid After { get; private set; }

    public int Recipients { get; private init; }

    /// <summary>Messages queued; short of the recipients by whoever left the list before their turn.</summary>
    public int Queued { get; private set; }

    /// <summary>Whoever waited longest is next.</summary>
    public DateTimeOffset? FedAt { get; private set; }

    /// <summary>When the last of them was queued.</summary>
    public DateTimeOffset? DoneAt { get; private set; }

    internal void Fed(Guid last, int queued, DateTimeOffset now) =>
        (After, Queued, FedAt) = (last, Queued + queued, now);

    internal void Finish(DateTimeOffset now) => DoneAt = now;
}

/// <summary>
/// What a link of an operator takes: so many messages a second, whoever sends them and however many processes do. Never
/// more than a second&apos;s worth at once.
/// </summary>
internal sealed class LinkPace
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    /// <summary>As the operator is registered: <c>viettel</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Up to here it is used up.</summary>
    public DateTimeOffset FreeAt { get; private set; }

    /// <returns>How many it takes now.</returns>
    internal int Room(int perSecond, DateTimeOffset now) => (int)((now - Since(now)).TotalSeconds * perSecond);

    internal void Take(int messages, int perSecond, DateTimeOffset now) =>
        FreeAt = Since(now) + TimeSpan.FromSeconds((double)messages / perSecond);

    private DateTimeOffset Since(DateTimeOffset now) => FreeAt > now - LongestPause ? FreeAt : now - LongestPause;
}
