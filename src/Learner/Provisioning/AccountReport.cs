using Platform.Contracts.Partners.V1;

namespace Platform.Learners.Provisioning;

/// <summary>Why a report had no effect. Names as stored and as shown.</summary>
public enum ReportFault
{
    /// <summary>No account has this reference yet: the report waits for one.</summary>
    AccountUnknown,

    /// <summary>The reference was given to another operator.</summary>
    ReferenceForeign,

    /// <summary>The operator said something else under the same sequence.</summary>
    SequenceReused,
}

/// <summary>What an operator said about an account. Stored only where it could not take effect.</summary>
internal sealed class AccountReport
{
    public required Guid Id { get; init; }

    public required string OperatorId { get; init; }

    public required Guid ExternalRef { get; init; }

    public required long Sequence { get; init; }

    public required AccountState State { get; init; }

    public string? ReasonCode { get; init; }

    public required DateTimeOffset ReportedAt { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public ReportFault Fault { get; set; }

    /// <summary>When its account appeared and took it.</summary>
    public DateTimeOffset? MatchedAt { get; set; }

    /// <exception cref="InvalidOperationException">A state that only newer code knows: the inbox keeps the
    /// message.</exception>
    public static AccountReport Of(AccountProvisionReported evt, DateTimeOffset now) => new()
    {
        Id = evt.ReportId,
        OperatorId = evt.PartnerId,
        ExternalRef = evt.ExternalRef,
        Sequence = evt.Sequence,
        State = evt.State switch
        {
            "provisioned" => AccountState.Provisioned,
            "failed" => AccountState.Failed,
            _ => throw new InvalidOperationException("A report names a state that is not known here."),
        },
        ReasonCode = evt.ReasonCode,
        ReportedAt = evt.ReportedAt.ToUniversalTime(),
        ReceivedAt = now,
    };
}
