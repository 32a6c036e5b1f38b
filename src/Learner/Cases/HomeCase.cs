using Platform.Learners.Areas;

namespace Platform.Learners.Cases;

/// <summary>How long help may take; codes as on the wire.</summary>
public enum Urgency
{
    Normal,
    Urgent,
    Emergency,
}

/// <summary>Where a case stands; codes as on the wire.</summary>
public enum CaseState
{
    Open,
    Assigned,
    Visited,
    Escalated,
    Resolved,
    Cancelled,
}

/// <summary>How somebody came to ask for help; codes as on the wire.</summary>
public enum CaseChannel
{
    Counter,
    Phone,
    FieldVisit,
    Online,

    /// <summary>No message reaches the person, so somebody has to go there.</summary>
    Unreached,
}

/// <summary>
/// Somebody needs help at home. The case stays where it was opened; the commune that answers for it is the one its area
/// belongs to today, and its clock runs on while that changes.
/// </summary>
internal sealed partial class HomeCase : IInArea
{
    public required Guid Id { get; init; }

    public required Guid AreaId { get; init; }

    public Area Area { get; private init; } = null!;

    /// <summary>Answers for it.</summary>
    public required Guid CommuneId { get; set; }

    public required Guid? LearnerId { get; set; }

    public required Guid? HouseholdId { get; init; }

    public required CaseChannel Channel { get; init; }

    public required string TopicCode { get; init; }

    public required string? ProcedureCode { get; init; }

    public required Urgency Urgency { get; init; }

    /// <summary>
    /// Of a case that a message opened: whom it did not reach, and when. The two make one case of all messages of a
    /// month; they stay what they were when the person is merged.
    /// </summary>
    public Guid? UnreachedId { get; init; }

    public DateTimeOffset? UnreachedAt { get; init; }

    public CaseState State { get; private set; }

    public Guid? TeamId { get; private set; }

    /// <summary>The member of the team who goes.</summary>
    public Guid? WorkerId { get; private set; }

    /// <summary>When it must be resolved.</summary>
    public required DateTimeOffset DueAt { get; set; }

    /// <summary>Version of the rule <c>sla</c> that set <see cref="DueAt"/>.</summary>
    public required int RuleVersion { get; set; }

    /// <summary>When the clock goes on; the due time has been moved accordingly.</summary>
    public DateTimeOffset? PausedUntil { get; private set; }

    /// <summary>When it was found that the due time had passed: once for each time it was opened.</summary>
    public DateTimeOffset? OverdueAt { get; private set; }

    public required DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? ResolvedAt { get; private set; }

    public int ReopenCount { get; private set; }

    /// <summary>Counts the events of this case.</summary>
    public long Version { get; private set; }

    public uint RowVersion { get; private init; }

    public bool IsLive => State is not (CaseState.Resolved or CaseState.Cancelled);

    /// <summary>Whether a step may follow now. Only a team that has the case can visit or resolve it.</summary>
    public bool Allows(CaseAction action, DateTimeOffset now) => action switch
    {
        CaseAction.Assigned or CaseAction.Cancelled => IsLive,
        CaseAction.Visited or CaseAction.Resolved => IsLive && TeamId is not null,
        CaseAction.Rescheduled => IsLive && DueAt > now,
        CaseAction.Resumed => IsLive && PausedUntil > now,
        CaseAction.Escalated => IsLive && State is not CaseState.Escalated,
        CaseAction.Reopened => State is CaseState.Resolved,
        _ => false,
    };

    /// <summary>The line of the history for what the case has become; made after the event.</summary>
    public CaseStep Step(CaseAction action, string actor, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        CaseId = Id,
        Number = Version,
        Action = action,
        State = State,
        Actor = actor,
        At = now,
        TeamId = TeamId,
        WorkerId = WorkerId,
        CommuneId = CommuneId,
        DueAt = DueAt,
    };

    /// <summary>
    /// Stops the clock until a moment, or lets it go on at once: what was left of the working time is left from then.
    /// </summary>
    private void RunFrom(DateTimeOffset moment, CaseClock clock, DateTimeOffset now)
    {
        var standsAt = PausedUntil > now ? PausedUntil.Value : now;
        DueAt = clock.Shift(DueAt, standsAt, moment);
        PausedUntil = moment > now ? moment : null;
    }
}
