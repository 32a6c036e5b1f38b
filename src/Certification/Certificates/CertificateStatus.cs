namespace Platform.Certifications.Certificates;

/// <summary>State of a certificate in the registry. The last three are final.</summary>
public enum CertificateStatus
{
    /// <summary>Earned, with its number, and not signed yet.</summary>
    Pending,
    Valid,

    /// <summary>Does not count for the time being.</summary>
    Suspended,
    Revoked,

    /// <summary>Another one took its place.</summary>
    Superseded,

    /// <summary>Its time is over.</summary>
    Expired,
}
