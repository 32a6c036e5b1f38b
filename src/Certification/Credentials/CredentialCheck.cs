using System.Text.Json;
using Platform.Certifications.Certificates;
using Platform.Certifications.Signing;

namespace Platform.Certifications.Credentials;

/// <summary>Judges signed bytes by the configured keys and by nothing the bytes bring along.</summary>
internal sealed class CredentialCheck(IssuerKeys keys, PublicAddress at)
{
    /// <summary>Whether the log has to be asked since when the world knows of an artefact.</summary>
    internal bool NeedsWitness => keys.All.Any(key => key.State is KeyState.Compromised);

    /// <summary>
    /// What both artefacts of a certificate say, or null where one is not exactly what our key signed, says something
    /// else, or may have been signed by others who had the key.
    /// </summary>
    /// <param name="issuance">The two artefacts.</param>
    /// <param name="witnessedAt">Since when they stand in a signed log; asked for where a key is compromised.</param>
    internal SignedContent? Open(Issuance issuance, DateTimeOffset? witnessedAt = null)
    {
        if (issuance.Credential is null)
            return OpenFirstForm(issuance, witnessedAt);
        if (DataIntegrityProof.Detach(issuance.Credential) is not { } secured
            || VerifiedKey(secured) is not { } key || !key.IsBelieved(witnessedAt)
            || TokenKey(issuance.Artefact, secured.Document) is not { } tokenKey
            || !tokenKey.IsBelieved(witnessedAt) || tokenKey.Unit != key.Unit)
            return null;
        return Read(() => SignedContent.Read(secured.Document));
    }

    /// <summary>The key that signed the token, which must say just what the document says; else null.</summary>
    internal IssuerKey? TokenKey(string token, byte[] document) => VcJwt.KeyOf(token) is { } keyUrl
        && keys.All.FirstOrDefault(key => at.Key(key.KeyId) == keyUrl) is { } key
        && Jws.Verify(token, VcJwt.ToSign(document, keyUrl), key)
            ? key
            : null;

    /// <summary>The document without its proof, or null where no key of its issuer made the proof.</summary>
    internal byte[]? OpenProof(string credential) =>
        DataIntegrityProof.Detach(credential) is { } secured
        && VerifiedKey(secured) is { State: not KeyState.Compromised }
            ? secured.Document
            : null;

    private IssuerKey? VerifiedKey(DataIntegrityProof.Secured secured)
    {
        var method = secured.Proof.VerificationMethod;
        var key = keys.All.FirstOrDefault(
            key => key.Algorithm is IssuerKey.EdDsa && at.VerificationMethod(key.Unit, key.KeyId) == method);
        return key is not null && IssuerOf(secured.Document) == at.Did(key.Unit)
            && key.Public.Verify(secured.Signed, secured.Signature)
            ? key
            : null;
    }

    private static string? IssuerOf(byte[] document)
    {
        using var parsed = JsonDocument.Parse(document);
        return parsed.RootElement.TryGetProperty("issuer", out var issuer) switch
        {
            true when issuer.ValueKind is JsonValueKind.String => issuer.GetString(),
            true when issuer.ValueKind is JsonValueKind.Object => issuer.GetProperty("id").GetString(),
            _ => null,
        };
    }

    /// <summary>What was signed before certificates were credentials: a JWS over a payload of our own.</summary>
    private SignedContent? OpenFirstForm(Issuance issuance, DateTimeOffset? witnessedAt)
    {
        if (Jws.Parse(issuance.Artefact) is not { } jws
            || keys.Find(jws.KeyId) is not { Algorithm: IssuerKey.Rs256 } key
            || !key.IsBelieved(witnessedAt) || !key.Public.Verify(jws.SigningInput, jws.Signature))
            return null;
        return Read(() => CertificatePayload.Read(jws.Payload).ToContent());
    }

    // Signed, and yet none of ours that we understand: the answer is "cannot confirm", not an error page.
    private static SignedContent? Read(Func<SignedContent> read)
    {
        try
        {
            return read();
        }
        catch (Exception strange) when (strange is JsonException or KeyNotFoundException or InvalidOperationException
            or FormatException or IndexOutOfRangeException or OverflowException)
        {
            return null;
        }
    }
}
