using System.Text;
using Platform.Certifications.Credentials;
using Platform.Certifications.StatusLists;

namespace Platform.Certifications.Signing;

/// <summary>The last look before a key is used: a wrong signature can be revoked, never taken back.</summary>
internal static class CertificateLint
{
    /// <summary>What is wrong, or null.</summary>
    internal static string? Find(SignedContent content, DateTimeOffset created, DateTimeOffset now)
    {
        string?[] texts =
        [
            content.Assurance, content.Issuer, content.Number, content.PublicId, content.Title, content.TitleEn,
            content.Unit, content.StatusList,
        ];
        if (texts.Any(string.IsNullOrWhiteSpace))
            return "A text is empty.";
        if (texts.Any(text => !text!.IsNormalized(NormalizationForm.FormC)))
            return "A text is not NFC.";
        if (texts.Any(text => text!.Any(char.IsControl)))
            return "A text contains a control character.";
        if (created < content.ValidFrom || created > now || content.ValidUntil <= content.ValidFrom)
            return "The dates contradict each other.";
        if (content.StatusIndex is < 0 or >= Bitstring.Length)
            return "The place in the status list is none.";
        return null;
    }
}
