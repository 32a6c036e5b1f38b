using Platform.Contracts.Notifications.V1;
using Platform.Notifications.Areas;
using Platform.Notifications.Audiences;

namespace Platform.Notifications.Broadcasts;

public enum BroadcastState
{
    /// <summary>Written down; nobody has been written to.</summary>
    Draft,

    /// <summary>Waits for its time.</summary>
    Scheduled,

    /// <summary>Goes out, as fast as the links allow and in the hours in which people may be disturbed.</summary>
    Sending,

    /// <summary>Nothing more goes out until somebody resumes it.</summary>
    Paused,

    /// <summary>Everybody was written to, or it was no longer worth it.</summary>
    Completed,

    /// <summary>Stopped for good.</summary>
    Cancelled,
}

/// <summary>
/// One message to everybody of a segment. What is said and to whom never changes: what a second person approved is what
/// goes out, and another wording is another broadcast. Its id is the source of its messages, so that nobody gets two.
/// </summary>
internal sealed class Broadcast : IInArea
{
    internal const string Advert = "advert", TooLarge = "larger-than-approved";

    public required Guid Id { get; init; }

    /// <summary>The unit that sends it.</summary>
    public required Guid AreaId { get; init; }

    public required string Name { get; init; }

    public required string TemplateCode { get; init; }

    public required int TemplateVersion { get; init; }

    /// <summary>Of the template: <c>notice</c> or <c>advert</c>.</summary>
    public required string Category { get; init; }

    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>Units, with all that lies in them.</summary>
    public required Guid[] AreaIds { get; init; }

    public required string[] Audiences { get; init; }

    public required LearningStage[] Stages { get; init; }

    /// <summary>Whether those no channel reaches are suggested for a visit.</summary>
    public required bool VisitUnreachable { get; init; }

    public required string PreparedBy { get; init; }

    public required DateTimeOffset PreparedAt { get; init; }

    public BroadcastState State { get; private set; }

    public string? ApprovedBy { get; private set; }

    public string? DecisionNo { get; private set; }

    public DateTimeOffset? StartsAt { get; private set; }

    /// <summary>From here on it is of no use to anybody: who was not written to by then is not.</summary>
    public DateTimeOffset? EndsAt { get; private set; }

    /// <summary>Set where the platform paused it by itself.</summary>
    public string? PauseReason { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Counts the events of this broadcast.</summary>
    public long Version { get; private set; }

    public uint RowVersion { get; private init; }

    public bool HasEnded => State is BroadcastState.Completed or BroadcastState.Cancelled;

    internal Audience Audience => new(AreaIds, Audiences, Stages, Category == Advert);

    /// <summary>An advert always takes a second person, a notice where it goes to many.</summary>
    internal bool NeedsApproval(int people, int from) =>
        ApprovedBy is null && (Category == Advert || people >= from || PauseReason == TooLarge);

    /// <summary>False where it was approved before, or is out of anybody's hands.</summary>
    internal bool Approve(string by, string decisionNo)
    {
        if (ApprovedBy is not null || State is not (BroadcastState.Draft or BroadcastState.Paused))
            return false;
        (ApprovedBy, DecisionNo) = (by, decisionNo);
        return true;
    }

    internal bool Schedule(DateTimeOffset startsAt, DateTimeOffset? endsAt)
    {
        if (State is not BroadcastState.Draft)
            return false;
        (State, StartsAt, EndsAt) = (BroadcastState.Scheduled, startsAt, endsAt);
        return true;
    }

    internal void Begin() => State = BroadcastState.Sending;

    /// <param name="reason">Why, where nobody asked for it.</param>
    internal bool Pause(string? reason = null)
    {
        if (State is not BroadcastState.Sending)
            return false;
        (State, PauseReason) = (BroadcastState.Paused, reason);
        return true;
    }

    internal bool Resume()
    {
        if (State is not BroadcastState.Paused)
            return false;
        (State, PauseReason) = (BroadcastState.Sending, null);
        return true;
    }

    /// <returns>Null where it had ended before.</returns>
    internal BroadcastEnded? Cancel(int queued, int unreachable, DateTimeOffset now) =>
        HasEnded ? null : End(BroadcastState.Cancelled, "cancelled", queued, unreachable, now);

    /// <param name="all">Whether everybody on the list was written to.</param>
    /// <param name="queued">How many messages were queued.</param>
    /// <param name="unreachable">How many no channel reaches.</param>
    /// <param name="now">The time.</param>
    internal BroadcastEnded Complete(bool all, int queued, int unreachable, DateTimeOffset now) =>
        End(BroadcastState.Completed, all ? "completed" : "expired", queued, unreachable, now);

    private BroadcastEnded End(
        BroadcastState state, string outcome, int queued, int unreachable, DateTimeOffset now)
    {
        (State, EndedAt, PauseReason) = (state, now, null);
        return new BroadcastEnded
        {
            BroadcastId = Id,
            Version = ++Version,
            OccurredAt = now,
            AreaId = AreaId,
            TemplateCode = TemplateCode,
            TemplateVersion = TemplateVersion,
            Outcome = outcome,
            Queued = queued,
            Unreachable = unreachable,
        };
    }
}
