namespace Platform.Certifications.Documents;

/// <summary>Event ids 3140–3159. Ids only.</summary>
internal static partial class DocumentLog
{
    [LoggerMessage(3140, LogLevel.Information, "Certificate {CertificateId} was printed, {Bytes} bytes")]
    internal static partial void Printed(ILogger logger, Guid certificateId, int bytes);

    [LoggerMessage(3141, LogLevel.Error, "Certificate {CertificateId} was not printed; it is retried")]
    internal static partial void NotPrinted(ILogger logger, Guid certificateId, Exception exception);

    [LoggerMessage(3142, LogLevel.Error, "A pass over the documents to print failed")]
    internal static partial void PassFailed(ILogger logger, Exception exception);

    [LoggerMessage(3143, LogLevel.Warning,
        "No certificate can be printed here: {Chromium} is missing. Install it (apt-get install -y chromium "
        + "fonts-noto-core), or name it in Certification:Documents:Chromium")]
    internal static partial void PrinterMissing(ILogger logger, string chromium);
}
