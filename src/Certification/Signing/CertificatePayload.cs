using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Platform.Certifications.Certificates;
using Platform.Certifications.Criteria;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Signing;

/// <summary>
/// What the signature covers. Members are declared and written in the order of their names, without white space, in
/// NFC, times in UTC to the second: one certificate has one spelling. The holder stands in it as a commitment only.
/// </summary>
/// <remarks>
/// What was signed is read for ever, also by replicas older than the signer: a member added later is an optional
/// property, not written when null, and a reader skips members it does not know. None is renamed, removed or retyped.
/// </remarks>
internal sealed record CertificatePayload(
    string Assurance,
    Guid Certificate,
    DateTimeOffset Created,
    string Criterion,
    int CriterionVersion,
    string Holder,
    string Issuer,
    string Number,
    string PublicId,
    string Title,
    string TitleEn,
    string Unit,
    DateTimeOffset ValidFrom)
{
    private static readonly JsonSerializerOptions Canonical = new(Json.Commands)
    {
        Converters = { new SecondsConverter() },
    };

    private static readonly JsonSerializerOptions Tolerant = new(Json.Events)
    {
        Converters = { new SecondsConverter() },
    };

    internal static CertificatePayload Of(
        Certificate certificate, Criterion criterion, string unit, DateTimeOffset now) =>
        new(
            Assurance: certificate.AssuranceLevel,
            Certificate: certificate.Id,
            Created: Seconds(now),
            Criterion: certificate.CriterionCode,
            CriterionVersion: certificate.CriterionVersion,
            Holder: CommitmentTo(certificate.HolderName!, certificate.HolderSalt!),
            Issuer: certificate.IssuerName ?? criterion.Authority,
            Number: certificate.Number,
            PublicId: certificate.PublicId,
            Title: certificate.Title,
            TitleEn: criterion.TitleEn,
            Unit: unit,
            ValidFrom: Seconds(certificate.ValidFrom));

    internal byte[] ToCanonicalBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Canonical);

    /// <exception cref="JsonException">The bytes are no payload.</exception>
    internal static CertificatePayload Read(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize<CertificatePayload>(bytes, Tolerant)
        ?? throw new JsonException("The payload is null.");

    /// <summary>True where the name is the one that was signed.</summary>
    internal bool Names(string name, byte[] salt) => Holder == CommitmentTo(name, salt);

    private static string CommitmentTo(string name, byte[] salt) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes(name)));

    private static DateTimeOffset Seconds(DateTimeOffset time) =>
        DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());

    private sealed class SecondsConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(
            ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(
                value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
    }
}
