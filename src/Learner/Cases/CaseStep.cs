namespace Platform.Learners.Cases;

/// <summary>What was done with a case; codes as on the wire.</summary>
public enum CaseAction
{
    Opened,
    Assigned,
    Visited,

    /// <summary>The clock stands until a later moment.</summary>
    Rescheduled,

    /// <summary>The clock goes on before that moment.</summary>
    Resumed,
    Resolved,
    Reopened,
    Escalated,
    Cancelled,

    /// <summary>Another commune answers for it since its area was reorganised.</summary>
    HandedOver,
}

/// <summary>
/// A line of the history of a case, as things were then: a trigger lets nobody change it, except that the words go when
/// the person is erased.
/// </summary>
internal sealed class CaseStep
{
    /// <summary>Who acts where nobody did: the clock, a message that came back, a reorganisation.</summary>
    internal const string Platform = "platform";

    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    /// <summary>Of the event that told of it: the order of the steps.</summary>
    public required long Number { get; init; }

    public required CaseAction Action { get; init; }

    /// <summary>Of the case, after it.</summary>
    public required CaseState State { get; init; }

    public required string Actor { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Guid? TeamId { get; init; }

    public required Guid? WorkerId { get; init; }

    /// <summary>The commune that answered for the case then.</summary>
    public required Guid CommuneId { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public byte[]? NoteSealed { get; set; }

    /// <summary>The learner whose key sealed the note; a merge does not change it.</summary>
    public Guid? NoteKeyId { get; set; }
}
