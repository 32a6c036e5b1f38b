namespace Platform.Certifications.Certificates;

/// <summary>
/// A signed artefact exactly as it was made. Rows are added, never changed: superseded ones stay as history.
/// </summary>
internal sealed class Issuance
{
    public required Guid CertificateId { get; init; }

    /// <summary>1 for the first artefact of a certificate.</summary>
    public required int IssueNo { get; init; }

    public required string KeyId { get; init; }

    public required DateTimeOffset SignedAt { get; init; }

    /// <summary>JWS in compact form (RFC 7515); served byte for byte.</summary>
    public required string Artefact { get; init; }
}
