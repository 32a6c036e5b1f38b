using Platform.Contracts.Notifications.V1;
using Platform.Notifications.Areas;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Bulletins;

public enum BulletinChannel
{
    /// <summary>Loudspeakers and radio of a commune or village.</summary>
    Loudspeaker,

    /// <summary>Information page of a commune.</summary>
    CommunePage,

    /// <summary>Its page in a social network.</summary>
    Fanpage,

    /// <summary>Newspaper, radio or television of the province.</summary>
    Press,
}

public enum AiringState
{
    /// <summary>To come, or nobody has reported it.</summary>
    Planned,

    /// <summary>Was aired or published.</summary>
    Aired,

    /// <summary>Was aired in a part of the place, or broken off.</summary>
    PartlyAired,

    /// <summary>Was not.</summary>
    Failed,

    /// <summary>The bulletin was withdrawn before.</summary>
    Cancelled,
}

public enum ProofKind
{
    /// <summary>Address of the page.</summary>
    Link,

    /// <summary>Where the document is filed: number of the newspaper, of the minutes.</summary>
    Document,
}

/// <summary>
/// One channel, place and slot of a bulletin, with an outcome and a proof of its own. It says that something could be
/// heard or read there, never that anybody did: nobody is counted as reached by it.
/// </summary>
internal sealed class BulletinAiring : IInArea
{
    public required Guid Id { get; init; }

    public required Guid BulletinId { get; init; }

    /// <summary>Commune or village.</summary>
    public required Guid AreaId { get; init; }

    public required BulletinChannel Channel { get; init; }

    public required DateTimeOffset SlotAt { get; init; }

    /// <summary>Which attempt at this slot it is, from 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>The attempt that failed before.</summary>
    public Guid? RetryOf { get; init; }

    public AiringState State { get; private set; }

    public string? ReasonCode { get; private set; }

    public ProofKind? ProofKind { get; private set; }

    public string? Proof { get; private set; }

    public string? ReportedBy { get; private set; }

    public DateTimeOffset? ReportedAt { get; private set; }

    /// <summary>Counts the events of this airing.</summary>
    public long Version { get; private set; }

    public bool IsReported => State is AiringState.Aired or AiringState.PartlyAired or AiringState.Failed;

    internal BulletinAired Air(bool wholly, ProofKind? kind, string? proof, string by, DateTimeOffset now)
    {
        (State, ProofKind, Proof) = (wholly ? AiringState.Aired : AiringState.PartlyAired, kind, proof);
        (ReportedBy, ReportedAt) = (by, now);
        return new BulletinAired
        {
            AiringId = Id,
            Version = ++Version,
            OccurredAt = now,
            BulletinId = BulletinId,
            AreaId = AreaId,
            Channel = Codes.Of(Channel),
            SlotAt = SlotAt,
            Outcome = Codes.Of(State),
        };
    }

    /// <param name="reasonCode">What went wrong: <c>power-cut</c>.</param>
    /// <param name="retryAt">The slot in which it is tried again, where it is.</param>
    /// <param name="by">Who reports it.</param>
    /// <param name="now">The time.</param>
    /// <returns>The event, and the next attempt.</returns>
    internal (BulletinFailed Event, BulletinAiring? Retry) Fail(
        string reasonCode, DateTimeOffset? retryAt, string by, DateTimeOffset now)
    {
        (State, ReasonCode, ReportedBy, ReportedAt) = (AiringState.Failed, reasonCode, by, now);
        var retry = retryAt is { } slot
            ? new BulletinAiring
            {
                Id = Guid.CreateVersion7(now),
                BulletinId = BulletinId,
                AreaId = AreaId,
                Channel = Channel,
                SlotAt = slot,
                Attempt = Attempt + 1,
                RetryOf = Id,
            }
            : null;
        return (new BulletinFailed
        {
            AiringId = Id,
            Version = ++Version,
            OccurredAt = now,
            BulletinId = BulletinId,
            AreaId = AreaId,
            Channel = Codes.Of(Channel),
            SlotAt = SlotAt,
            ReasonCode = reasonCode,
            RetryAt = retryAt,
        }, retry);
    }
}
