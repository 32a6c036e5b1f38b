using Platform.Certifications.Certificates;

namespace Platform.Certifications.Batches;

/// <summary>What is done with every certificate of a list; codes as on the wire.</summary>
public enum BatchKind
{
    Issue,
    Revoke,
    Suspend,
    Reissue,
}

/// <summary>What the ids of a list name.</summary>
public enum BatchSubject
{
    Completion,
    Learner,
    Certificate,
}

public enum BatchState
{
    /// <summary>A second person has to agree.</summary>
    AwaitingApproval,

    /// <summary>Runs at its time; until then it can be stopped.</summary>
    Queued,
    Running,

    /// <summary>Every row has an outcome.</summary>
    Completed,

    /// <summary>Stopped before it ran; nothing was done.</summary>
    Cancelled,
}

/// <summary>
/// A list of certificates to issue or to correct, row by row. Whoever proposed it does not approve it, and what was
/// approved can still be stopped for a while: a wrong signature can be revoked, never taken back.
/// </summary>
internal sealed class CertificateBatch
{
    public required Guid Id { get; init; }

    /// <summary>Area of the token it came with: no row reaches beyond it.</summary>
    public required Guid AreaId { get; init; }

    public required BatchKind Kind { get; init; }

    public required BatchSubject Subject { get; init; }

    /// <summary>By which version of a criterion is issued; null for corrections.</summary>
    public Guid? CriterionId { get; init; }

    public string? ReasonCode { get; init; }

    /// <summary>Words for the record; they may name a person.</summary>
    public string? Reason { get; init; }

    public required int TotalRows { get; init; }

    public BatchState State { get; private set; } = BatchState.AwaitingApproval;

    public required string ProposedBy { get; init; }

    public required DateTimeOffset ProposedAt { get; init; }

    public string? ApprovedBy { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    /// <summary>Not before this moment; null until nothing is in its way any more.</summary>
    public DateTimeOffset? RunsAt { get; private set; }

    public string? CancelledBy { get; private set; }

    public DateTimeOffset? CompletedAt { get; private set; }

    public uint RowVersion { get; private set; }

    /// <summary>Runs as soon as a worker is free: one person may do so much alone.</summary>
    public void Queue(DateTimeOffset now) => (State, RunsAt) = (BatchState.Queued, now);

    /// <returns>False where it does not wait for anybody.</returns>
    public bool Approve(string by, TimeSpan coolOff, DateTimeOffset now)
    {
        if (State is not BatchState.AwaitingApproval)
            return false;
        (State, ApprovedBy, ApprovedAt, RunsAt) = (BatchState.Queued, by, now, now + coolOff);
        return true;
    }

    /// <returns>False where it runs, or has run.</returns>
    public bool Cancel(string by)
    {
        if (State is not (BatchState.AwaitingApproval or BatchState.Queued))
            return false;
        (State, CancelledBy, RunsAt) = (BatchState.Cancelled, by, null);
        return true;
    }

    public Decision Decision => new(ReasonCode!, Reason, ProposedBy);
}

/// <summary>What became of a row.</summary>
public enum BatchOutcome
{
    /// <summary>A certificate was issued.</summary>
    Issued,

    /// <summary>The person has it already.</summary>
    AlreadyHeld,

    /// <summary>What the criterion asks for was not done, or not all of it.</summary>
    NotFulfilled,

    /// <summary>It was done, and not sure enough.</summary>
    AssuranceTooLow,

    /// <summary>The completion was taken back.</summary>
    Reversed,

    /// <summary>The person was erased on request.</summary>
    LearnerErased,

    /// <summary>The certificate was corrected.</summary>
    Corrected,

    /// <summary>The state of the certificate does not allow it.</summary>
    StateRefused,

    /// <summary>There is no such row in the area of the list.</summary>
    Unknown,

    /// <summary>It was tried several times; the operators have the reason.</summary>
    Failed,
}

internal sealed class CertificateBatchRow
{
    public required Guid BatchId { get; init; }

    /// <summary>Place in the list, from 1.</summary>
    public required int Number { get; init; }

    public required Guid SubjectId { get; init; }

    /// <summary>None before the row was decided.</summary>
    public BatchOutcome? Outcome { get; set; }

    /// <summary>The certificate that was issued, or corrected.</summary>
    public Guid? CertificateId { get; set; }

    public int Attempts { get; set; }
}
