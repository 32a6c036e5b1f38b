namespace Platform.Learners.Duplicates;

/// <summary>Why two registrations may be one person. Names as stored and as shown.</summary>
public enum DuplicateReason
{
    NameBirthArea,
    SamePhoneName,

    /// <summary>Two devices registered them while both were offline.</summary>
    FieldDevice,

    /// <summary>An identity card of nine digits that belongs to the other&apos;s citizen id.</summary>
    OldIdentityCard,
    CitizenIdConflict,
}

/// <summary>Names as stored and as shown.</summary>
public enum DuplicateState
{
    Open,
    Merged,
    Different,
    Undone,
}

/// <summary>
/// A question for a person: are these two the same? A pair is asked about once, and an answered pair never returns.
/// </summary>
internal sealed class DuplicateCandidate
{
    public Guid Id { get; init; }

    /// <summary>The smaller of the two ids, so that a pair is the same whichever was found first.</summary>
    public required Guid LearnerA { get; init; }

    public required Guid LearnerB { get; init; }

    public required DuplicateReason Reason { get; init; }

    /// <summary>What found the pair: <c>officer</c>, <c>import</c>, <c>field</c>.</summary>
    public required string Source { get; init; }

    /// <summary>0 to 100; the most likely are asked about first.</summary>
    public required int Score { get; init; }

    public DuplicateState State { get; private set; }

    public required DateTimeOffset FoundAt { get; init; }

    public string? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public uint RowVersion { get; private init; }

    /// <returns>False where somebody has answered already.</returns>
    public bool Decide(DuplicateState answer, string by, DateTimeOffset now)
    {
        if (State is not DuplicateState.Open)
            return false;
        (State, DecidedBy, DecidedAt) = (answer, by, now);
        return true;
    }

    /// <summary>The merge it led to was undone: they are two people, and nobody asks again.</summary>
    public void Undo(string by, DateTimeOffset now) =>
        (State, DecidedBy, DecidedAt) = (DuplicateState.Undone, by, now);
}
