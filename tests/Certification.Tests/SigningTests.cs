using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Platform.Certifications.Signing;

namespace Platform.Certifications.Tests;

public sealed class SigningTests
{
    private static readonly CertificatePayload Payload = new(
        "attended", Guid.Parse("0199f3c0-0000-7000-8000-00000000000a"),
        new DateTimeOffset(2026, 3, 1, 8, 0, 5, TimeSpan.Zero), "vneid-basics", 1, "commitment", "Ban Chỉ đạo",
        "BDHVS-19-2026-0123456789", "7zk2", "Giấy xác nhận hoàn thành", "Confirmation",
        "Phường Đức Xuân", new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));

    // The golden file is a payload as it was signed: certificates hold it for ever, so it is never edited.
    private static string Golden =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "payload.v1.json")).TrimEnd();

    [Fact]
    public void A_payload_has_one_spelling() =>
        Assert.Equal(Golden, Encoding.UTF8.GetString(Payload.ToCanonicalBytes()));

    [Fact]
    public void A_payload_signed_long_ago_is_still_read() =>
        Assert.Equal(Payload, CertificatePayload.Read(Encoding.UTF8.GetBytes(Golden)));

    [Fact]
    public void A_member_that_a_later_version_signed_is_not_noticed()
    {
        var newer = $$"""{{Golden[..^1]}},"validUntil":"2031-03-01T08:00:00Z","zones":[{"deep":1}]}""";

        Assert.Equal(Payload, CertificatePayload.Read(Encoding.UTF8.GetBytes(newer)));
    }

    [Theory]
    [InlineData("null"), InlineData("{}"), InlineData("[]"), InlineData("")]
    public void What_is_no_payload_is_said_to_be_none(string json) => Assert.ThrowsAny<System.Text.Json.JsonException>(
        () => CertificatePayload.Read(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Members_stand_in_the_order_of_their_names()
    {
        using var document = System.Text.Json.JsonDocument.Parse(Payload.ToCanonicalBytes());
        var names = document.RootElement.EnumerateObject().Select(p => p.Name).ToArray();

        Assert.Equal(names.Order(StringComparer.Ordinal), names);
    }

    [Fact]
    public async Task Signing_again_yields_the_same_bytes()
    {
        var options = Options.Create(new CertificationOptions { SigningKey = CertificationFixture.SigningKey });
        using var first = new SoftwareSigner(options);
        using var second = new SoftwareSigner(options);
        var bytes = Jws.ToSign(first.Algorithm, first.KeyId, Payload.ToCanonicalBytes());

        Assert.Equal(await first.Sign(bytes, default), await second.Sign(bytes, default));
        Assert.Equal(first.KeyId, second.KeyId);
    }

    [Fact]
    public void Every_changed_character_of_an_artefact_is_noticed()
    {
        var (keys, artefact) = Signed();

        Assert.Equal(Payload.ToCanonicalBytes(), keys.Open(artefact));
        for (var i = 0; i < artefact.Length; i++)
        {
            var changed = artefact.ToCharArray();
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            Assert.Null(keys.Open(new string(changed)));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a.b")]
    [InlineData("eyJhbGciOiJub25lIn0.e30.")]
    public void What_is_no_artefact_is_not_opened(string text) => Assert.Null(Signed().Keys.Open(text));

    [Fact]
    public void An_artefact_has_one_spelling()
    {
        var (keys, artefact) = Signed();

        Assert.Null(keys.Open(artefact + "="));
        Assert.Null(keys.Open(" " + artefact));
        Assert.Null(keys.Open(artefact + "\n"));
    }

    [Fact]
    public void A_retired_key_still_confirms_and_an_unknown_one_does_not()
    {
        var artefact = Signed().Artefact;
        using var retired = RsaKeys.ReadPrivate(CertificationFixture.SigningKey);
        var (newKey, oldKey) = (CertificationFixture.NewKey(), retired.ExportSubjectPublicKeyInfoPem());
        var knows = new CertificationOptions { SigningKey = newKey, RetiredKeys = [oldKey] };
        var forgot = new CertificationOptions { SigningKey = newKey };

        Assert.NotNull(new IssuerKeys(Options.Create(knows)).Open(artefact));
        Assert.Null(new IssuerKeys(Options.Create(forgot)).Open(artefact));
    }

    [Fact]
    public void A_key_is_named_by_its_RFC_7638_thumbprint()
    {
        // The example of RFC 7638, section 3.1.
        const string modulus =
            "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZC"
            + "iFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZ"
            + "gnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBni"
            + "Iqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw";
        var key = new RSAParameters { Modulus = Base64Url.DecodeFromChars(modulus), Exponent = [1, 0, 1] };

        Assert.Equal("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs", RsaKeys.Thumbprint(key));
    }

    [Fact]
    public void A_payload_that_must_not_be_signed_is_found()
    {
        var now = Payload.Created;

        Assert.Null(CertificateLint.Find(Payload, now));
        Assert.NotNull(CertificateLint.Find(Payload with { Unit = " " }, now));
        Assert.NotNull(CertificateLint.Find(Payload with { Title = "Hoàn".Normalize(NormalizationForm.FormD) }, now));
        Assert.NotNull(CertificateLint.Find(Payload with { Unit = "Xã\nA" }, now));
        Assert.NotNull(CertificateLint.Find(Payload with { Created = now.AddSeconds(-6) }, now));
        Assert.NotNull(CertificateLint.Find(Payload with { Created = now.AddSeconds(1) }, now));
        Assert.NotNull(CertificateLint.Find(Payload with { CriterionVersion = 0 }, now));
    }

    private static (IssuerKeys Keys, string Artefact) Signed()
    {
        var options = Options.Create(new CertificationOptions { SigningKey = CertificationFixture.SigningKey });
        using var signer = new SoftwareSigner(options);
        var bytes = Jws.ToSign(signer.Algorithm, signer.KeyId, Payload.ToCanonicalBytes());
        return (new IssuerKeys(options), Jws.Compact(bytes, signer.Sign(bytes, default).AsTask().Result));
    }
}
