using Platform.Contracts.Notifications.V1;
using Platform.Notifications.Areas;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Bulletins;

public enum BulletinState
{
    /// <summary>Written down, or changed since it was approved.</summary>
    Draft,

    /// <summary>What stands there may be aired.</summary>
    Approved,

    /// <summary>Is not aired any more.</summary>
    Withdrawn,
}

/// <summary>
/// One text for the announcers, pages and papers of many places, or a recording. Approved is what stands there now:
/// another word, and it has to be approved again, by somebody who did not write it.
/// </summary>
internal sealed class Bulletin : IInArea
{
    public required Guid Id { get; init; }

    /// <summary>The unit that gives it out.</summary>
    public required Guid AreaId { get; init; }

    public required string Title { get; init; }

    /// <summary>BCP 47. Many who speak a language do not read it: a recording then says it.</summary>
    public required string Language { get; init; }

    public string? Script { get; private set; }

    public bool HasAudio { get; private set; }

    /// <summary>Counts the changes of text and recording.</summary>
    public int Revision { get; private set; }

    public string EditedBy { get; private set; } = "";

    public BulletinState State { get; private set; }

    public string? ApprovedBy { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    /// <summary>Counts the events of this bulletin.</summary>
    public long Version { get; private set; }

    public uint RowVersion { get; private init; }

    internal bool Write(string? script, string by)
    {
        if (!Edit(by))
            return false;
        Script = script;
        return true;
    }

    internal bool Record(string by)
    {
        if (!Edit(by))
            return false;
        HasAudio = true;
        return true;
    }

    /// <returns>Null where there is nothing new to approve.</returns>
    internal BulletinApproved? Approve(
        string by, IEnumerable<BulletinChannel> channels, int airings, DateTimeOffset now)
    {
        if (State is not BulletinState.Draft)
            return null;
        (State, ApprovedBy, ApprovedAt) = (BulletinState.Approved, by, now);
        return new BulletinApproved
        {
            BulletinId = Id,
            Version = ++Version,
            OccurredAt = now,
            AreaId = AreaId,
            Title = Title,
            Language = Language,
            Revision = Revision,
            Channels = [.. channels.Select(Codes.Of).Order(StringComparer.Ordinal)],
            Airings = airings,
        };
    }

    internal bool Withdraw()
    {
        if (State is BulletinState.Withdrawn)
            return false;
        State = BulletinState.Withdrawn;
        return true;
    }

    /// <summary>What is read by people can be printed; what is only spoken need not.</summary>
    internal bool HasContentFor(IEnumerable<BulletinChannel> channels) =>
        Script is not null || (HasAudio && channels.All(channel => channel is BulletinChannel.Loudspeaker));

    private bool Edit(string by)
    {
        if (State is BulletinState.Withdrawn)
            return false;
        (State, ApprovedBy, ApprovedAt, EditedBy) = (BulletinState.Draft, null, null, by);
        Revision++;
        return true;
    }
}

/// <summary>A recording, apart from the bulletin: a list of bulletins does not read megabytes.</summary>
internal sealed class BulletinAudio
{
    public required Guid BulletinId { get; init; }

    public string MediaType { get; private set; } = "";

    public byte[] Content { get; private set; } = [];

    internal void Replace(string mediaType, byte[] content) => (MediaType, Content) = (mediaType, content);
}
