namespace Platform.Certifications.Certificates;

/// <summary>
/// A signed artefact exactly as it was made. Rows are added, never changed: superseded ones stay as history.
/// </summary>
internal sealed class Issuance
{
    public required Guid CertificateId { get; init; }

    /// <summary>1 for the first artefact of a certificate.</summary>
    public required int IssueNo { get; init; }

    /// <summary>Key of the token.</summary>
    public required string KeyId { get; init; }

    public required DateTimeOffset SignedAt { get; init; }

    /// <summary>The credential as a JWT (JWS in compact form, RFC 7515); served byte for byte.</summary>
    public required string Artefact { get; init; }

    /// <summary>
    /// The credential with its embedded proof; served byte for byte. Null where the certificate was signed before there
    /// were credentials: its artefact is a JWS of another form, and still verifies.
    /// </summary>
    public string? Credential { get; init; }
}
