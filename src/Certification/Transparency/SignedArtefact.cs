using Platform.Certifications.Certificates;
using Platform.Certifications.Credentials;
using Platform.Certifications.Signing;
using Platform.Certifications.StatusLists;

namespace Platform.Certifications.Transparency;

/// <summary>The one place here that knows which form an artefact has.</summary>
internal sealed class SignedArtefact(CredentialCheck check, PublicAddress at)
{
    /// <summary>What it says, or null where it is not exactly what one of our keys signed.</summary>
    internal SignedContent? Open(Issuance issuance, DateTimeOffset? witnessedAt = null) =>
        check.Open(issuance, witnessedAt);

    /// <summary>Whether the place is the one that was signed; there was none before there were lists.</summary>
    internal bool StandsAt(SignedContent signed, StatusEntry? place) => signed.StatusList is null
        || (place is not null && signed.StatusIndex == place.Index
            && signed.StatusList == at.StatusList(place.Issuer, StatusPurpose.Revocation, place.ListNo));

    /// <summary>What a published list says; null where it is not the list of its place, signed by its issuer.</summary>
    internal StatusListCredential.Opened? Open(StatusList list) => StatusListCredential.Open(
        list.Credential, at.StatusList(list.Issuer, list.Purpose, list.ListNo), list.Purpose, check);

    /// <summary>Whether it is what was to be signed, with the keys that were to sign it.</summary>
    internal static bool IsIntended(Issuance issuance, SigningIntent intent) =>
        issuance.Credential is { } credential
        && DataIntegrityProof.Detach(credential) is { } secured
        && intent.Document is { } document && secured.Document.AsSpan().SequenceEqual(document)
        && secured.Proof.VerificationMethod.EndsWith($"#{intent.ProofKeyId}", StringComparison.Ordinal)
        && VcJwt.KeyOf(issuance.Artefact)?.EndsWith($"/{intent.TokenKeyId}", StringComparison.Ordinal) is true;
}
