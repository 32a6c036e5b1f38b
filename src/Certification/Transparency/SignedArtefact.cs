using System.Text;
using System.Text.Json;
using Platform.Certifications.Certificates;
using Platform.Certifications.Signing;

namespace Platform.Certifications.Transparency;

/// <summary>The one place here that knows which form an artefact has.</summary>
internal sealed class SignedArtefact(IssuerKeys keys)
{
    /// <summary>What it says, or null where it is not exactly what one of our keys signed.</summary>
    internal CertificatePayload? Open(Issuance issuance)
    {
        if (keys.Open(issuance.Artefact) is not { } signed)
            return null;
        try
        {
            return CertificatePayload.Read(signed);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether it is what was to be signed, with the key that was to sign it.</summary>
    internal static bool IsIntended(Issuance issuance, SigningIntent intent) =>
        intent.SigningInput is { } input && intent.KeyId == issuance.KeyId
        && issuance.Artefact.StartsWith(Encoding.ASCII.GetString(input) + ".", StringComparison.Ordinal);
}
