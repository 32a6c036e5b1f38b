namespace Platform.Certifications.Signing;

/// <summary>
/// One of the issuer's keys, in this process or in a key module. Signing is deterministic: the same bytes give the same
/// signature.
/// </summary>
internal interface IIssuerSigner
{
    /// <summary>Name of the key: its RFC 7638 thumbprint.</summary>
    string KeyId { get; }

    /// <summary>Algorithm as a JWS header names it (RFC 7518, RFC 8037): <c>EdDSA</c> or <c>RS256</c>.</summary>
    string Algorithm { get; }

    /// <summary>Signs the bytes; may take long and may fail, so it is never called inside a transaction.</summary>
    ValueTask<byte[]> Sign(ReadOnlyMemory<byte> data, CancellationToken cancellationToken);
}
