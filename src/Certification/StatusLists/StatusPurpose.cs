using Platform.Certifications.Certificates;

namespace Platform.Certifications.StatusLists;

/// <summary>What a list says of the certificates whose bit is set (Bitstring Status List 1.0).</summary>
internal static class StatusPurpose
{
    internal const string Revocation = "revocation";
    internal const string Suspension = "suspension";

    internal static readonly string[] All = [Revocation, Suspension];

    /// <summary>
    /// The one place that maps states of the registry to lists; a new state is entered here. A credential of Open
    /// Badges names one list only, so what is suspended stands in that of the revoked as well: its bit is taken back.
    /// </summary>
    private static readonly Dictionary<string, CertificateStatus[]> Listed = new()
    {
        [Revocation] = [CertificateStatus.Revoked, CertificateStatus.Superseded, CertificateStatus.Suspended],
        [Suspension] = [CertificateStatus.Suspended],
    };

    /// <summary>States whose certificates have their bit set in the lists of that purpose.</summary>
    internal static CertificateStatus[] StatesOf(string purpose) => Listed[purpose];
}
