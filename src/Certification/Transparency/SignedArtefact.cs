using Platform.Certifications.Certificates;
using Platform.Certifications.Credentials;
using Platform.Certifications.Signing;

namespace Platform.Certifications.Transparency;

/// <summary>The one place here that knows which form an artefact has.</summary>
internal sealed class SignedArtefact(CredentialCheck check)
{
    /// <summary>What it says, or null where it is not exactly what one of our keys signed.</summary>
    internal SignedContent? Open(Issuance issuance) => check.Open(issuance);

    /// <summary>Whether it is what was to be signed, with the keys that were to sign it.</summary>
    internal static bool IsIntended(Issuance issuance, SigningIntent intent) =>
        issuance.Credential is { } credential
        && DataIntegrityProof.Detach(credential) is { } secured
        && intent.Document is { } document && secured.Document.AsSpan().SequenceEqual(document)
        && secured.Proof.VerificationMethod.EndsWith($"#{intent.ProofKeyId}", StringComparison.Ordinal)
        && VcJwt.KeyOf(issuance.Artefact)?.EndsWith($"/{intent.TokenKeyId}", StringComparison.Ordinal) is true;
}
