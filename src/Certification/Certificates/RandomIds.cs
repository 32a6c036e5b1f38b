using System.Security.Cryptography;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Certificates;

/// <summary>What tells one certificate from all others; once taken, never given again.</summary>
/// <param name="Number">What is printed and read over the phone.</param>
/// <param name="PublicId">What opens the public page.</param>
internal sealed record CertificateIds(string Number, string PublicId)
{
    internal static CertificateIds New(string prefix, DateTimeOffset now) =>
        new(RandomIds.Number(prefix, now), RandomIds.PublicId());
}

/// <summary>
/// Identifiers nobody can guess or count up. Crockford's base32 leaves out I, L, O and U: a person reads them over
/// the phone.
/// </summary>
internal static class RandomIds
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const string PublicAlphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int PublicIdLength = 26; // 130 bits

    internal static string PublicId() => RandomNumberGenerator.GetString(PublicAlphabet, PublicIdLength);

    /// <summary>50 random bits; the unique index decides, and a number once taken is never given again.</summary>
    internal static string Number(string prefix, DateTimeOffset now) =>
        $"{prefix}-{VietnamTime.DateOf(now).Year:D4}-{RandomNumberGenerator.GetString(Alphabet, 10)}";

    internal static bool IsPublicId(string text) =>
        text.Length == PublicIdLength && text.All(PublicAlphabet.Contains);
}
