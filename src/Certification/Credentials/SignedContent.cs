using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Platform.Certifications.Signing;

namespace Platform.Certifications.Credentials;

/// <summary>What the signed bytes of a certificate say, whichever form they have.</summary>
internal sealed record SignedContent(
    string PublicId, string Number, string Title, string? TitleEn, string Issuer, string Unit, string Assurance,
    string Holder, DateTimeOffset ValidFrom, DateTimeOffset? ValidUntil, string? StatusList, int StatusIndex)
{
    /// <exception cref="Exception">The bytes are no credential of ours.</exception>
    internal static SignedContent Read(ReadOnlySpan<byte> document)
    {
        using var parsed = JsonDocument.Parse(document.ToArray());
        var root = parsed.RootElement;
        var subject = root.GetProperty("credentialSubject");
        var status = root.GetProperty("credentialStatus");
        return new SignedContent(
            PublicId: Text(root, "id").Split('/')[^1],
            Number: Text(subject, "licenseNumber"),
            Title: Text(root, "name"),
            TitleEn: Text(root, "description"),
            Issuer: Text(root.GetProperty("issuer"), "name"),
            Unit: Text(subject.GetProperty("source"), "name"),
            Assurance: Text(subject.GetProperty("result")[0], "value"),
            Holder: Text(subject, "id"),
            ValidFrom: root.GetProperty("validFrom").GetDateTimeOffset(),
            ValidUntil: root.TryGetProperty("validUntil", out var until) ? until.GetDateTimeOffset() : null,
            StatusList: Text(status, "statusListCredential"),
            StatusIndex: int.Parse(Text(status, "statusListIndex"), System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>
    /// The id of the subject: random for everybody who does not have the salt, and for us the commitment to the name,
    /// so that a name changed in the registry is noticed. With the salt erased it is random for us as well.
    /// </summary>
    internal static Guid SubjectOf(string name, byte[] salt)
    {
        var bytes = HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes(name)).AsSpan(0, 16);
        bytes[6] = (byte)(0x80 | (bytes[6] & 0x0f)); // version 8, variant 2 (RFC 9562): made by a rule of our own
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3f));
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>True where the name is the one that was signed.</summary>
    internal bool Names(string name, byte[] salt) => Holder == $"urn:uuid:{SubjectOf(name, salt)}"
        || Holder == CertificatePayload.CommitmentTo(name, salt);

    private static string Text(JsonElement element, string member) => element.GetProperty(member).GetString()!;
}
