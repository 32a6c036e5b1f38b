using System.Text;
using Platform.Certifications.Credentials;

namespace Platform.Certifications.Signing;

/// <summary>
/// Makes the two artefacts of a prepared intent. All that goes into them stands in the intent, so that any replica at
/// any time makes the same ones.
/// </summary>
internal sealed class CredentialSigner(IssuerKeys keys)
{
    /// <summary>
    /// True where the intent is prepared, for keys that sign today; with others in their place it is prepared anew.
    /// </summary>
    internal bool IsReady(SigningIntent intent, DateTimeOffset now) => intent.Document is not null
        && keys.Find(intent.ProofKeyId)?.MaySign(now) is true && keys.Find(intent.TokenKeyId)?.MaySign(now) is true;

    /// <summary>The credential with its embedded proof, and the same as a token.</summary>
    internal Task<(string Credential, string Token)> Sign(SigningIntent intent, CancellationToken cancellationToken) =>
        Sign(
            intent.Document!, keys.Find(intent.ProofKeyId)!, keys.Find(intent.TokenKeyId)!, intent.Created!.Value,
            cancellationToken);

    internal async Task<(string Credential, string Token)> Sign(
        byte[] document, IssuerKey proofKey, IssuerKey tokenKey, DateTimeOffset created,
        CancellationToken cancellationToken)
    {
        var proof = new DataIntegrityProof(keys.At.VerificationMethod(proofKey.Unit, proofKey.KeyId), created);
        var signature = await keys.SignerOf(proofKey).Sign(proof.ToSign(document), cancellationToken);
        var toSign = VcJwt.ToSign(document, keys.At.Key(tokenKey.KeyId));
        var tokenSignature = await keys.SignerOf(tokenKey).Sign(Encoding.ASCII.GetBytes(toSign), cancellationToken);
        return (proof.Attach(document, signature), Jws.Compact(toSign, tokenSignature));
    }
}
