using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Platform.Certifications.Certificates;
using Platform.Certifications.Credentials;
using Platform.Certifications.Signing;

namespace Platform.Certifications.Tests;

/// <summary>Keys and what was signed before certificates were credentials.</summary>
public sealed class SigningTests
{
    // The golden file is a payload as it was signed: certificates hold it for ever, so it is never edited.
    private static string Golden =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "payload.v1.json")).TrimEnd();

    [Fact]
    public void A_payload_signed_long_ago_is_still_read()
    {
        var payload = Read(Golden);

        Assert.Equal("BDHVS-19-2026-0123456789", payload.Number);
        Assert.Equal("Phường Đức Xuân", payload.ToContent().Unit);
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero), payload.ValidFrom);
    }

    [Fact]
    public void A_member_that_a_later_version_signed_is_not_noticed()
    {
        var newer = $$"""{{Golden[..^1]}},"validUntil":"2031-03-01T08:00:00Z","zones":[{"deep":1}]}""";

        Assert.Equal(Read(Golden), Read(newer));
    }

    [Theory]
    [InlineData("null"), InlineData("{}"), InlineData("[]"), InlineData("")]
    public void What_is_no_payload_is_said_to_be_none(string json) => Assert.ThrowsAny<System.Text.Json.JsonException>(
        () => Read(json));

    [Fact]
    public async Task Every_changed_character_of_an_artefact_of_the_first_form_is_noticed()
    {
        using var keys = CertificationFixture.Keys();
        var check = new CredentialCheck(keys, keys.At);
        var artefact = await InFirstForm(keys);

        Assert.Equal("BDHVS-19-2026-0123456789", check.Open(Issued(artefact))!.Number);
        for (var i = 0; i < artefact.Length; i++)
        {
            var changed = artefact.ToCharArray();
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            Assert.Null(check.Open(Issued(new string(changed))));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a.b")]
    [InlineData("eyJhbGciOiJub25lIn0.e30.")]
    public void What_is_no_artefact_is_not_opened(string text)
    {
        using var keys = CertificationFixture.Keys();

        Assert.Null(new CredentialCheck(keys, keys.At).Open(Issued(text)));
    }

    [Fact]
    public async Task An_artefact_has_one_spelling()
    {
        using var keys = CertificationFixture.Keys();
        var (check, artefact) = (new CredentialCheck(keys, keys.At), await InFirstForm(keys));

        Assert.Null(check.Open(Issued(artefact + "=")));
        Assert.Null(check.Open(Issued(" " + artefact)));
        Assert.Null(check.Open(Issued(artefact + "\n")));
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

        Assert.Equal("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs", new PublicKey.RsaKey(key).Thumbprint);
        // The example of RFC 8037, appendix A.3.
        var x = Base64Url.DecodeFromChars("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
        Assert.Equal("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k", new PublicKey.Ed25519Key(x).Thumbprint);
    }

    [Theory]
    // RFC 8032, section 7.1, tests 2 and 3.
    [InlineData(
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
        + "387b2eaeb4302aeeb00d291612bb0c00")]
    [InlineData(
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
        + "4a7c15e9716ed28dc027beceea1ec40a")]
    public void Ed25519_is_that_of_RFC_8032(string secret, string known, string message, string signature)
    {
        var (privateKey, publicKey) = (Convert.FromHexString(secret), Convert.FromHexString(known));
        var (data, signed) = (Convert.FromHexString(message), Convert.FromHexString(signature));

        Assert.Equal(publicKey, Ed25519.PublicKeyOf(privateKey));
        Assert.Equal(signed, Ed25519.Sign(privateKey, data));
        Assert.True(Ed25519.Verify(publicKey, data, signed));
        signed[0] ^= 1;
        Assert.False(Ed25519.Verify(publicKey, data, signed));
        Assert.False(Ed25519.Verify(publicKey, data, signed.AsSpan(1)));
    }

    [Fact]
    public void A_credential_that_must_not_be_signed_is_found()
    {
        var content = SignedContent.Read(Sample.Badge(1).Write(CertificationFixture.Address));
        var now = content.ValidFrom.AddSeconds(5);

        Assert.Null(CertificateLint.Find(content, now, now));
        Assert.NotNull(CertificateLint.Find(content with { Unit = " " }, now, now));
        Assert.NotNull(CertificateLint.Find(
            content with { Title = "Hoàn".Normalize(NormalizationForm.FormD) }, now, now));
        Assert.NotNull(CertificateLint.Find(content with { Unit = "Xã\nA" }, now, now));
        Assert.NotNull(CertificateLint.Find(content, content.ValidFrom.AddSeconds(-1), now));
        Assert.NotNull(CertificateLint.Find(content, now.AddSeconds(1), now));
        Assert.NotNull(CertificateLint.Find(content with { ValidUntil = content.ValidFrom }, now, now));
        Assert.NotNull(CertificateLint.Find(content with { StatusIndex = 131_072 }, now, now));
    }

    private static CertificatePayload Read(string json) => CertificatePayload.Read(Encoding.UTF8.GetBytes(json));

    private static async Task<string> InFirstForm(IssuerKeys keys)
    {
        var key = keys.All.Single(key => key.Algorithm == IssuerKey.Rs256);
        var header = $$"""{"alg":"RS256","kid":"{{key.KeyId}}"}""";
        var input = string.Join('.', new[] { header, Golden }
            .Select(part => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part))));
        return Jws.Compact(input, await keys.SignerOf(key).Sign(Encoding.ASCII.GetBytes(input), default));
    }

    private static Issuance Issued(string artefact) => new()
    {
        CertificateId = Guid.Empty,
        IssueNo = 1,
        KeyId = "",
        SignedAt = DateTimeOffset.UtcNow,
        Artefact = artefact,
    };
}
