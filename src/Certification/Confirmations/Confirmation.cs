using Platform.Certifications.Certificates;
using Platform.Contracts.Certifications.V1;

namespace Platform.Certifications.Confirmations;

/// <summary>Where a confirmation stands. The last three are final: the first of them that is heard stays.</summary>
public enum ConfirmationState
{
    /// <summary>Decided, and not sent yet.</summary>
    Pending,

    /// <summary>Sent, and it is not known whether it arrived.</summary>
    Unclear,

    /// <summary>The other side has it.</summary>
    Submitted,
    Accepted,
    Rejected,

    /// <summary>No answer came in the time the rule gives.</summary>
    Expired,
}

/// <summary>
/// The answer of VNeID to one certificate: a saga of its own, because a certificate is ours and the answer is not. Its
/// id is the reference that goes out, and the only one: nothing about the person does.
/// </summary>
internal sealed class Confirmation
{
    public const string RevokedCode = "certificate-not-valid";

    public Guid Id { get; private set; }

    /// <summary>The certificate in force: that of a correction where the one that was told of gave way to it.</summary>
    public Guid CertificateId { get; private set; }

    /// <summary>1 for the first time a certificate is told; another time follows only a refusal or silence.</summary>
    public int Cycle { get; private set; }

    public Guid LearnerId { get; private set; }

    public Guid AreaId { get; private set; }

    public string CriterionCode { get; private set; } = "";

    /// <summary>The rule by which it was decided and will be judged, whatever is decided later.</summary>
    public int RuleVersion { get; private set; }

    public int AnswerWithinDays { get; private set; }

    public ConfirmationState State { get; private set; }

    public DateTimeOffset RequestedAt { get; private set; }

    /// <summary>Who asked; the service itself where the rule did.</summary>
    public string RequestedBy { get; private set; } = "";

    public DateTimeOffset? SubmittedAt { get; private set; }

    public DateTimeOffset? ExpiresAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>What the other side calls its answer.</summary>
    public string? Receipt { get; private set; }

    public string? ReasonCode { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>When a worker takes it up again; null once final. Also the lease of the one that has it.</summary>
    public DateTimeOffset? LookAt { get; private set; }

    /// <summary>Counts the confirmation's events.</summary>
    public long Version { get; private set; }

    public uint RowVersion { get; private set; }

    public bool IsFinal => State is ConfirmationState.Accepted or ConfirmationState.Rejected
        or ConfirmationState.Expired;

    /// <summary>Under way or accepted: nothing more is to be told.</summary>
    public bool Counts => State is not (ConfirmationState.Rejected or ConfirmationState.Expired);

    public static Confirmation Of(
        Certificate certificate, ConfirmationRule rule, int cycle, string by, DateTimeOffset now) => new()
        {
            Id = Guid.CreateVersion7(now),
            CertificateId = certificate.Id,
            Cycle = cycle,
            LearnerId = certificate.LearnerId,
            AreaId = certificate.AreaId,
            CriterionCode = certificate.CriterionCode,
            RuleVersion = rule.Version,
            AnswerWithinDays = rule.AnswerWithinDays,
            State = ConfirmationState.Pending,
            RequestedAt = now,
            RequestedBy = by,
            LookAt = now,
        };

    public void MoveTo(Certificate successor) => CertificateId = successor.Id;

    public ConfirmationAttempt Attempt(DateTimeOffset now) => new()
    {
        ConfirmationId = Id,
        Number = ++Attempts,
        StartedAt = now,
    };

    /// <summary>The other side has it. Null: that was known, also where it had to be sent a second time.</summary>
    public ConfirmationSubmitted? Taken(DateTimeOffset lookAt, DateTimeOffset now)
    {
        if (State is not (ConfirmationState.Pending or ConfirmationState.Unclear))
            return null;
        (State, LookAt) = (ConfirmationState.Submitted, lookAt);
        if (SubmittedAt is not null)
            return null;
        (SubmittedAt, ExpiresAt) = (now, now.AddDays(AnswerWithinDays));
        return new ConfirmationSubmitted
        {
            ConfirmationId = Id,
            Version = ++Version,
            OccurredAt = now,
            CertificateId = CertificateId,
            LearnerId = LearnerId,
            AreaId = AreaId,
            CriterionCode = CriterionCode,
            RuleVersion = RuleVersion,
        };
    }

    /// <summary>It may have arrived: it is asked for before it is sent again.</summary>
    public void Doubt(DateTimeOffset lookAt)
    {
        if (!IsFinal)
            (State, LookAt) = (State is ConfirmationState.Pending ? ConfirmationState.Unclear : State, lookAt);
    }

    /// <summary>The other side does not know it: it is sent again, under the same reference.</summary>
    public void SendAgain(DateTimeOffset at)
    {
        if (!IsFinal)
            (State, LookAt) = (ConfirmationState.Pending, at);
    }

    /// <summary>Nobody takes it up before; also the lease of whoever has it.</summary>
    public void LookAgain(DateTimeOffset at)
    {
        if (!IsFinal)
            LookAt = at;
    }

    /// <summary>Applies what was answered. Empty: it has its final state, whatever is heard later.</summary>
    public IReadOnlyList<object> Decide(VNeIdAnswer answer, DateTimeOffset now)
    {
        if (IsFinal)
            return [];

        // An answer may overtake the news that what it answers was taken.
        object? submitted = Taken(now, now);
        (EndedAt, LookAt, Receipt, ReasonCode) = (now, null, answer.Receipt, answer.ReasonCode);
        State = answer.IsAccepted ? ConfirmationState.Accepted : ConfirmationState.Rejected;
        object ended = answer.IsAccepted ? AcceptedEvent(now) : RejectedEvent(now);
        return submitted is null ? [ended] : [submitted, ended];
    }

    /// <summary>Ends it without asking anybody: the certificate no longer stands.</summary>
    public ConfirmationRejected? Withdraw(DateTimeOffset now)
    {
        if (State is not ConfirmationState.Pending)
            return null;
        (State, EndedAt, LookAt, ReasonCode) = (ConfirmationState.Rejected, now, null, RevokedCode);
        return RejectedEvent(now);
    }

    /// <summary>Null: there is time left, or it ended.</summary>
    public ConfirmationExpired? Expire(DateTimeOffset now)
    {
        if (State is not ConfirmationState.Submitted || now < ExpiresAt)
            return null;
        (State, EndedAt, LookAt) = (ConfirmationState.Expired, now, null);
        return new ConfirmationExpired
        {
            ConfirmationId = Id,
            Version = ++Version,
            OccurredAt = now,
            CertificateId = CertificateId,
            LearnerId = LearnerId,
            AreaId = AreaId,
            CriterionCode = CriterionCode,
            RuleVersion = RuleVersion,
        };
    }

    private ConfirmationAccepted AcceptedEvent(DateTimeOffset now) => new()
    {
        ConfirmationId = Id,
        Version = ++Version,
        OccurredAt = now,
        CertificateId = CertificateId,
        LearnerId = LearnerId,
        AreaId = AreaId,
        CriterionCode = CriterionCode,
        RuleVersion = RuleVersion,
    };

    private ConfirmationRejected RejectedEvent(DateTimeOffset now) => new()
    {
        ConfirmationId = Id,
        Version = ++Version,
        OccurredAt = now,
        CertificateId = CertificateId,
        LearnerId = LearnerId,
        AreaId = AreaId,
        CriterionCode = CriterionCode,
        RuleVersion = RuleVersion,
        ReasonCode = ReasonCode ?? "none-given",
    };
}
