using Platform.Contracts.Learners.V1;
using Platform.Learners.Areas;
using Platform.Learners.Consents;

namespace Platform.Learners.Provisioning;

/// <summary>Names as stored and as shown.</summary>
public enum AccountState
{
    /// <summary>The operator was asked and has not answered yet.</summary>
    Requested,

    Provisioned,

    /// <summary>Not opened, or taken back.</summary>
    Failed,
}

/// <summary>
/// An account of a learner at a telecom operator, known to both sides by a reference that says nothing about the
/// person. The operator's reports come late, twice and in any order: the one with the highest sequence holds.
/// </summary>
internal sealed class Account : IInArea
{
    public required Guid Id { get; init; }

    public required Guid BatchId { get; init; }

    public required int RowNumber { get; init; }

    public required string OperatorId { get; init; }

    public required Guid ExternalRef { get; init; }

    public required Guid LearnerId { get; init; }

    public required Guid AreaId { get; init; }

    public Area Area { get; private init; } = null!;

    /// <summary>By what right the operator was asked, on the day it was.</summary>
    public required LegalBasis LegalBasis { get; init; }

    /// <summary>The consent, where that is the right.</summary>
    public Guid? ConsentId { get; init; }

    public AccountState State { get; private set; }

    /// <summary>Of the report that holds; absent before the first.</summary>
    public long? Sequence { get; private set; }

    public string? ReasonCode { get; private set; }

    public required DateTimeOffset RequestedAt { get; init; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Counts the events of this account.</summary>
    public long Version { get; private set; }

    public AccountProvisionRequested Request() => new()
    {
        AccountId = Id,
        Version = ++Version,
        OccurredAt = RequestedAt,
        BatchId = BatchId,
        OperatorId = OperatorId,
        ExternalRef = ExternalRef,
        LearnerId = LearnerId,
        AreaId = AreaId,
    };

    /// <summary>Two different reports under one sequence: which of them holds, nobody here can know.</summary>
    public bool IsContradictedBy(AccountReport report) => report.Sequence == Sequence && report.State != State;

    /// <returns>The event, where the report is news.</returns>
    public object? Take(AccountReport report, DateTimeOffset now)
    {
        if (report.Sequence <= Sequence)
            return null;
        (Sequence, ReasonCode) = (report.Sequence, report.ReasonCode);
        if (report.State == State)
            return null;
        (State, DecidedAt) = (report.State, now);
        return State is AccountState.Provisioned ? Provisioned(now) : Failed(now);
    }

    private AccountProvisioned Provisioned(DateTimeOffset now) => new()
    {
        AccountId = Id,
        Version = ++Version,
        OccurredAt = now,
        BatchId = BatchId,
        OperatorId = OperatorId,
        ExternalRef = ExternalRef,
        LearnerId = LearnerId,
        AreaId = AreaId,
    };

    private AccountProvisionFailed Failed(DateTimeOffset now) => new()
    {
        AccountId = Id,
        Version = ++Version,
        OccurredAt = now,
        BatchId = BatchId,
        OperatorId = OperatorId,
        ExternalRef = ExternalRef,
        LearnerId = LearnerId,
        AreaId = AreaId,
        ReasonCode = ReasonCode,
    };
}
