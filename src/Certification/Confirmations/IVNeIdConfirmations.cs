namespace Platform.Certifications.Confirmations;

/// <summary>
/// The other side of a confirmation. No public interface of VNeID is known to us and none is claimed: this is what we
/// need of whatever stands between the province and it. Every call may be repeated under the same reference, and none
/// throws for what the other side does.
/// </summary>
internal interface IVNeIdConfirmations
{
    Task<SubmissionResult> Submit(ConfirmationRequest request, CancellationToken cancellationToken);

    /// <summary>What became of one; how a dropped answer is found.</summary>
    Task<LookupResult> Find(Guid reference, CancellationToken cancellationToken);

    /// <summary>
    /// Answers after a place, in their order; they may come twice, late, or not at all. Null: it did not answer.
    /// </summary>
    Task<AnswerPage?> Answers(long after, CancellationToken cancellationToken);
}

/// <summary>All that leaves the province: opaque references and the criterion.</summary>
internal sealed record ConfirmationRequest(
    Guid Reference, Guid Subject, string Criterion, int RuleVersion, DateOnly CertifiedOn);

internal sealed record SubmissionResult(AttemptOutcome Outcome, string? ReasonCode = null);

/// <param name="Receipt">What the other side calls its answer.</param>
internal sealed record VNeIdAnswer(
    Guid Reference, bool IsAccepted, string Receipt, string? ReasonCode, DateTimeOffset DecidedAt);

internal sealed record AnswerPage(IReadOnlyList<VNeIdAnswer> Answers, long Next);

internal enum LookupState
{
    Answered,
    Waiting,
    NotKnown,

    /// <summary>The other side did not answer the question.</summary>
    NoReply,
}

internal sealed record LookupResult(LookupState State, VNeIdAnswer? Answer = null);
