namespace Platform.Certifications;

internal static partial class Log
{
    [LoggerMessage(3000, LogLevel.Information, "Certificate {CertificateId} was earned by completion {CompletionId}")]
    internal static partial void CertificateEarned(ILogger logger, Guid certificateId, Guid completionId);

    [LoggerMessage(3002, LogLevel.Warning, "Completion {CompletionId} of {Code} meets no criterion")]
    internal static partial void CompletionEarnedNothing(ILogger logger, Guid completionId, string code);

    [LoggerMessage(3003, LogLevel.Information, "Completion {CompletionId} earned no {Criterion}: {Outcome}")]
    internal static partial void CompletionEarnedNoCertificate(
        ILogger logger, Guid completionId, string criterion, Certificates.IssueOutcome outcome);

    [LoggerMessage(3004, LogLevel.Information, "Certificate {CertificateId} was renewed by {NextId}")]
    internal static partial void CertificateRenewed(ILogger logger, Guid certificateId, Guid nextId);

    [LoggerMessage(3005, LogLevel.Information, "Certificate {CertificateId} was replaced by {OtherId}")]
    internal static partial void CertificateReplaced(ILogger logger, Guid certificateId, Guid otherId);

    [LoggerMessage(3010, LogLevel.Information, "Certificate {CertificateId} was signed and issued")]
    internal static partial void CertificateIssued(ILogger logger, Guid certificateId);

    [LoggerMessage(3011, LogLevel.Error, "Certificate {CertificateId} was not signed; it is retried")]
    internal static partial void SigningFailed(ILogger logger, Guid certificateId, Exception exception);

    [LoggerMessage(3012, LogLevel.Information, "Signing of certificate {CertificateId} was overtaken")]
    internal static partial void SigningOvertaken(ILogger logger, Guid certificateId);

    [LoggerMessage(3013, LogLevel.Error, "A pass over the signing intents failed")]
    internal static partial void SigningPassFailed(ILogger logger, Exception exception);

    [LoggerMessage(3020, LogLevel.Information, "Certificate {CertificateId} was revoked")]
    internal static partial void CertificateRevoked(ILogger logger, Guid certificateId);

    [LoggerMessage(3021, LogLevel.Critical, "Certificate {CertificateId} did not verify: it was tampered with")]
    internal static partial void CertificateNotConfirmed(ILogger logger, Guid certificateId);

    [LoggerMessage(3026, LogLevel.Information,
        "The holder of certificate {CertificateId} shares the name through {Through}")]
    internal static partial void CertificateShared(ILogger logger, Guid certificateId, DateOnly through);

    [LoggerMessage(3022, LogLevel.Information, "Certificate {CertificateId} was suspended")]
    internal static partial void CertificateSuspended(ILogger logger, Guid certificateId);

    [LoggerMessage(3023, LogLevel.Information, "Certificate {CertificateId} was reinstated")]
    internal static partial void CertificateReinstated(ILogger logger, Guid certificateId);

    [LoggerMessage(3024, LogLevel.Information, "Certificate {CertificateId} expired")]
    internal static partial void CertificateExpired(ILogger logger, Guid certificateId);

    [LoggerMessage(3025, LogLevel.Error, "A pass over the certificates that are over failed")]
    internal static partial void ExpiryFailed(ILogger logger, Exception exception);

    [LoggerMessage(3030, LogLevel.Information, "Version {Version} of criterion {Code} was drafted")]
    internal static partial void CriterionDrafted(ILogger logger, string code, int version);

    [LoggerMessage(3031, LogLevel.Information, "Version {Version} of criterion {Code} was published")]
    internal static partial void CriterionPublished(ILogger logger, string code, int version);

    [LoggerMessage(3032, LogLevel.Information, "Issuing authority {AuthorityId} of {AreaId} was established")]
    internal static partial void AuthorityEstablished(ILogger logger, Guid authorityId, Guid areaId);

    [LoggerMessage(3033, LogLevel.Information, "Issuing authority {AuthorityId} was ended")]
    internal static partial void AuthorityEnded(ILogger logger, Guid authorityId);

    [LoggerMessage(3040, LogLevel.Information, "Batch {BatchId} ({Kind}, {Rows} rows) was proposed and is {State}")]
    internal static partial void BatchProposed(
        ILogger logger, Guid batchId, Batches.BatchKind kind, int rows, Batches.BatchState state);

    [LoggerMessage(3041, LogLevel.Information, "Batch {BatchId} was approved")]
    internal static partial void BatchApproved(ILogger logger, Guid batchId);

    [LoggerMessage(3042, LogLevel.Information, "Batch {BatchId} was cancelled")]
    internal static partial void BatchCancelled(ILogger logger, Guid batchId);

    [LoggerMessage(3043, LogLevel.Error, "Row {Number} of batch {BatchId} failed")]
    internal static partial void BatchRowFailed(ILogger logger, Guid batchId, int number, Exception exception);

    [LoggerMessage(3044, LogLevel.Error, "A pass over the batches failed")]
    internal static partial void BatchInterrupted(ILogger logger, Exception exception);

    [LoggerMessage(3050, LogLevel.Error, "A pass over the communes to count failed")]
    internal static partial void MilestonesFailed(ILogger logger, Exception exception);

    [LoggerMessage(3070, LogLevel.Warning, "{Count} certificates signed with a compromised key are signed anew")]
    internal static partial void SignedAnew(ILogger logger, int count);

    [LoggerMessage(3071, LogLevel.Error, "Looking for certificates of compromised keys failed")]
    internal static partial void CompromisePassFailed(ILogger logger, Exception exception);

    [LoggerMessage(3072, LogLevel.Information, "Status list {Issuer} {Purpose} {ListNo} was published")]
    internal static partial void StatusListPublished(ILogger logger, string issuer, string purpose, int listNo);

    [LoggerMessage(3073, LogLevel.Information, "Status list {Issuer} {Purpose} {ListNo} was published by another")]
    internal static partial void StatusListOvertaken(
        ILogger logger, string issuer, string purpose, int listNo, Exception exception);

    [LoggerMessage(3074, LogLevel.Critical, "No key signs status list {Issuer} {Purpose} {ListNo}; it will go stale")]
    internal static partial void StatusListHasNoKey(ILogger logger, string issuer, string purpose, int listNo);

    [LoggerMessage(3075, LogLevel.Error, "Publishing the status lists failed")]
    internal static partial void StatusListsFailed(ILogger logger, Exception exception);
}
