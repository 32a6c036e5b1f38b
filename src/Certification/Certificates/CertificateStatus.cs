namespace Platform.Certifications.Certificates;

/// <summary>State of a certificate in the registry.</summary>
public enum CertificateStatus
{
    /// <summary>Earned, with its number, and not signed yet.</summary>
    Pending,
    Valid,
    Revoked,
}
