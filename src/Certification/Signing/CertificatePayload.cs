using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Platform.Certifications.Credentials;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Signing;

/// <summary>
/// What the first certificates signed, before they were credentials. None is made any more; those that were are read
/// for ever, and a member this reader does not know is skipped.
/// </summary>
internal sealed record CertificatePayload(
    string Assurance,
    string Holder,
    string Issuer,
    string Number,
    string PublicId,
    string Title,
    string TitleEn,
    string Unit,
    DateTimeOffset ValidFrom)
{
    /// <exception cref="JsonException">The bytes are no payload.</exception>
    internal static CertificatePayload Read(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize<CertificatePayload>(bytes, Json.Events)
        ?? throw new JsonException("The payload is null.");

    internal SignedContent ToContent() => new(
        PublicId, Number, Title, TitleEn, Issuer, Unit, Assurance, Holder, ValidFrom,
        ValidUntil: null, StatusList: null, StatusIndex: 0);

    internal static string CommitmentTo(string name, byte[] salt) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes(name)));
}
