using System.Text;

namespace Platform.Certifications.Signing;

/// <summary>The last look before the key is used: a wrong signature can be revoked, never taken back.</summary>
internal static class CertificateLint
{
    /// <summary>What is wrong, or null.</summary>
    internal static string? Find(CertificatePayload payload, DateTimeOffset now)
    {
        string[] texts =
        [
            payload.Assurance, payload.Criterion, payload.Issuer, payload.Number, payload.Title, payload.TitleEn,
            payload.Unit,
        ];
        if (texts.Any(string.IsNullOrWhiteSpace))
            return "A text is empty.";
        if (texts.Any(text => !text.IsNormalized(NormalizationForm.FormC)))
            return "A text is not NFC.";
        if (texts.Any(text => text.Any(char.IsControl)))
            return "A text contains a control character.";
        if (payload.CriterionVersion < 1)
            return "The criterion has no version.";
        if (payload.Created < payload.ValidFrom || payload.Created > now)
            return "The dates contradict each other.";
        return null;
    }
}
