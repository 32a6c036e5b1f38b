namespace Platform.Learners.Reorganisations;

/// <summary>Names as stored and as shown. That an approved one has begun follows from its date.</summary>
public enum ReorganisationState
{
    Draft,
    Approved,
    Refused,
    Undone,
}

/// <summary>
/// A decision that units are merged, divided, renamed or moved from a date on. One person drafts it, another approves
/// it; what it then adds to the history of the areas carries its id, so that it can be taken back.
/// </summary>
internal sealed class Reorganisation
{
    public Guid Id { get; init; }

    /// <summary>The area of whoever drafted it, and of whoever may see it.</summary>
    public required Guid AreaId { get; init; }

    public ReorganisationState State { get; private set; }

    public required DateOnly EffectiveOn { get; init; }

    public required string Decree { get; init; }

    public required string Reason { get; init; }

    /// <summary>The changes as they were sent.</summary>
    public required string Plan { get; init; }

    /// <summary>What the last dry run counted.</summary>
    public required string Report { get; init; }

    public required string DraftedBy { get; init; }

    public required DateTimeOffset DraftedAt { get; init; }

    public string? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? UndoneBy { get; private set; }

    public DateTimeOffset? UndoneAt { get; private set; }

    public string? UndoReason { get; private set; }

    public uint RowVersion { get; private init; }

    public void Approve(string by, DateTimeOffset now) =>
        (State, DecidedBy, DecidedAt) = (ReorganisationState.Approved, by, now);

    public void Refuse(string by, DateTimeOffset now) =>
        (State, DecidedBy, DecidedAt) = (ReorganisationState.Refused, by, now);

    public void Undo(string by, string reason, DateTimeOffset now) =>
        (State, UndoneBy, UndoReason, UndoneAt) = (ReorganisationState.Undone, by, reason, now);
}

/// <summary>To which successor of a divided unit a learner, a household or a whole village belongs.</summary>
internal sealed class AreaDecision
{
    public Guid Id { get; init; }

    public required Guid DividedAreaId { get; init; }

    public Guid? LearnerId { get; init; }

    public Guid? HouseholdId { get; init; }

    /// <summary>Where learner or household was: the divided unit itself, or one of its villages.</summary>
    public Guid? FromAreaId { get; init; }

    public Guid? VillageId { get; init; }

    public required Guid ToAreaId { get; init; }

    public required string DecidedBy { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset DecidedAt { get; init; }

    public DateTimeOffset? UndoneAt { get; private set; }

    public void Undo(DateTimeOffset now) => UndoneAt = now;
}
