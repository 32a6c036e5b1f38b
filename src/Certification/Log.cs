namespace Platform.Certifications;

internal static partial class Log
{
    [LoggerMessage(3000, LogLevel.Information, "Certificate {CertificateId} was earned by completion {CompletionId}")]
    internal static partial void CertificateEarned(ILogger logger, Guid certificateId, Guid completionId);

    [LoggerMessage(3001, LogLevel.Information, "Completion {CompletionId} earned nothing new: the certificate is held")]
    internal static partial void CertificateAlreadyHeld(ILogger logger, Guid completionId);

    [LoggerMessage(3002, LogLevel.Warning, "Completion {CompletionId} meets no criterion of course {CourseId}")]
    internal static partial void CompletionEarnedNothing(ILogger logger, Guid completionId, Guid courseId);

    [LoggerMessage(3003, LogLevel.Information, "Completion {CompletionId} earned nothing: it was reversed")]
    internal static partial void CompletionWasReversed(ILogger logger, Guid completionId);

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

    [LoggerMessage(3030, LogLevel.Warning, "{Count} certificates signed with a compromised key are signed anew")]
    internal static partial void SignedAnew(ILogger logger, int count);

    [LoggerMessage(3031, LogLevel.Error, "Looking for certificates of compromised keys failed")]
    internal static partial void CompromisePassFailed(ILogger logger, Exception exception);

    [LoggerMessage(3040, LogLevel.Information, "Status list {Issuer} {Purpose} {ListNo} was published")]
    internal static partial void StatusListPublished(ILogger logger, string issuer, string purpose, int listNo);

    [LoggerMessage(3041, LogLevel.Information, "Status list {Issuer} {Purpose} {ListNo} was published by another")]
    internal static partial void StatusListOvertaken(
        ILogger logger, string issuer, string purpose, int listNo, Exception exception);

    [LoggerMessage(3042, LogLevel.Critical, "No key signs status list {Issuer} {Purpose} {ListNo}; it will go stale")]
    internal static partial void StatusListHasNoKey(ILogger logger, string issuer, string purpose, int listNo);

    [LoggerMessage(3043, LogLevel.Error, "Publishing the status lists failed")]
    internal static partial void StatusListsFailed(ILogger logger, Exception exception);
}
