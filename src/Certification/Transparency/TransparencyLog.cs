namespace Platform.Certifications.Transparency;

/// <summary>Event ids 3100–3119. Ids and counts only.</summary>
internal static partial class TransparencyLog
{
    [LoggerMessage(3100, LogLevel.Information, "The certificate log was signed at size {Size}")]
    internal static partial void CheckpointSigned(ILogger logger, long size);

    [LoggerMessage(3101, LogLevel.Error, "A pass over the certificate log failed")]
    internal static partial void LogPassFailed(ILogger logger, Exception exception);

    [LoggerMessage(3110, LogLevel.Critical, "Certificate {CertificateId}: {Kind} was found, issue {IssueNo}")]
    internal static partial void FindingOpened(ILogger logger, Guid certificateId, string kind, int issueNo);

    [LoggerMessage(3111, LogLevel.Information, "Certificate {CertificateId}: {Kind} was mended, issue {IssueNo}")]
    internal static partial void FindingClosed(ILogger logger, Guid certificateId, string kind, int issueNo);

    [LoggerMessage(3112, LogLevel.Information,
        "Comparison {Cycle} of all certificates ended: {Certificates} certificates, {Open} findings are open")]
    internal static partial void CycleEnded(ILogger logger, long cycle, long certificates, int open);

    [LoggerMessage(3113, LogLevel.Error, "A batch of the comparison of all certificates failed")]
    internal static partial void CheckFailed(ILogger logger, Exception exception);
}
