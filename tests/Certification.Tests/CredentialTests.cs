using System.Buffers.Text;
using System.Text;
using Platform.Certifications.Credentials;
using Platform.Certifications.Signing;

namespace Platform.Certifications.Tests;

/// <summary>What is signed, and that nothing else is believed.</summary>
public sealed class CredentialTests
{
    private static readonly IssuerKeys Keys = CertificationFixture.Keys();
    private static readonly CredentialCheck Check = new(Keys, Keys.At);

    [Fact]
    public void A_credential_is_the_one_of_the_golden_file()
    {
        var golden = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "credential.v1.json")).TrimEnd();
        var badge = Sample.Badge(2) with { PublicId = "7zk27zk27zk27zk27zk27zk27z" };

        Assert.Equal(golden, Encoding.UTF8.GetString(badge.Write(Keys.At)));
    }

    [Fact]
    public async Task Signing_again_yields_the_same_bytes()
    {
        using var others = CertificationFixture.Keys();
        var badge = Sample.Badge(3);

        var (first, second) = (await Sample.Issue(Keys, badge), await Sample.Issue(others, badge));

        Assert.Equal((first.Credential, first.Artefact), (second.Credential, second.Artefact));
        Assert.Equal(badge.Number, Check.Open(first)!.Number);
    }

    [Fact]
    [Trait("attack", "C02")]
    public async Task A_key_of_somebody_else_proves_nothing_whatever_it_is_called()
    {
        using var strangers = CertificationFixture.Keys(
            CertificationFixture.NewProofKey(), CertificationFixture.NewTokenKey());
        var badge = Sample.Badge(7);
        var (ours, theirs) = (await Sample.Issue(Keys, badge), await Sample.Issue(strangers, badge));
        var (ourProof, theirProof) = (Keys.All[0].KeyId, strangers.All[0].KeyId);
        var renamed = theirs.Credential!.Replace(theirProof, ourProof, StringComparison.Ordinal);
        var theirSignature = theirs.Artefact[theirs.Artefact.LastIndexOf('.')..];
        var underOurName = ours.Artefact[..ours.Artefact.LastIndexOf('.')] + theirSignature;

        Assert.Null(Check.Open(theirs));
        Assert.Null(Check.Open(Sample.Of(renamed, ours.Artefact)));
        Assert.Null(Check.Open(Sample.Of(ours.Credential!, underOurName)));
        Assert.Null(Check.Open(Sample.Of(ours.Credential!, theirs.Artefact)));
    }

    [Theory]
    [Trait("attack", "C02")]
    [InlineData("""{"alg":"none","typ":"JWT","kid":"KEY"}""")]
    [InlineData("""{"alg":"HS256","typ":"JWT","kid":"KEY"}""")]
    [InlineData("""{"alg":"RS384","typ":"JWT","kid":"KEY"}""")]
    [InlineData("""{"alg":"RS256","typ":"JWT"}""")]
    [InlineData("""{"alg":"RS256","typ":"vc+jwt","kid":"KEY"}""")]
    [InlineData("""{"alg":"RS256","typ":"JWT","kid":"KEY","jwk":{}}""")]
    [InlineData("""{"alg":"RS256","typ":"JWT","kid":"https://elsewhere.example/keys/1"}""")]
    public async Task A_header_that_is_not_ours_is_refused_though_the_signature_is_true(string header)
    {
        var badge = Sample.Badge(9);
        var token = (await Sample.Issue(Keys, badge)).Artefact;
        var key = Keys.All.Single(key => key.Algorithm == IssuerKey.Rs256);
        var written = Encoding.UTF8.GetBytes(header.Replace("KEY", Keys.At.Key(key.KeyId), StringComparison.Ordinal));
        var input = $"{Base64Url.EncodeToString(written)}.{token.Split('.')[1]}";
        var forged = Jws.Compact(input, await Keys.SignerOf(key).Sign(Encoding.ASCII.GetBytes(input), default));

        Assert.Null(Check.TokenKey(forged, badge.Write(Keys.At)));
        Assert.Null(Check.TokenKey(input + ".", badge.Write(Keys.At)));
    }

    [Fact]
    [Trait("attack", "C02")]
    public async Task A_key_of_one_issuer_does_not_speak_for_another()
    {
        var (proof, token) = (CertificationFixture.NewProofKey(), CertificationFixture.NewTokenKey());
        proof.Unit = token.Unit = "vneid-basics";
        using var keys = CertificationFixture.Keys(
            CertificationFixture.ProofKey, CertificationFixture.TokenKey, proof, token);
        var check = new CredentialCheck(keys, keys.At);
        var badge = Sample.Badge(10);
        var (ours, programme) = (keys.All[0], keys.All[2]);
        var signer = new CredentialSigner(keys);

        var signed = await signer.Sign(badge.Write(keys.At), programme, keys.All[3], badge.ValidFrom, default);
        var mixed = await signer.Sign(badge.Write(keys.At), ours, keys.All[3], badge.ValidFrom, default);

        Assert.Null(check.Open(Sample.Of(signed.Credential, signed.Token)));
        Assert.Null(check.Open(Sample.Of(mixed.Credential, mixed.Token)));
        Assert.NotNull(check.Open(await Sample.Issue(keys, badge with { IssuerKey = "vneid-basics" })));
    }

    [Fact]
    [Trait("attack", "C04")]
    public async Task A_credential_of_a_look_alike_domain_proves_nothing_though_our_key_made_it()
    {
        using var lookAlike = CertificationFixture.KeysAt("https://bdhvs.exarnple");
        var badge = Sample.Badge(12);
        var (ours, theirs) = (await Sample.Issue(Keys, badge), await Sample.Issue(lookAlike, badge));

        Assert.Null(Check.Open(theirs));
        Assert.Null(Check.Open(Sample.Of(ours.Credential!, theirs.Artefact)));
        Assert.Null(Check.Open(Sample.Of(theirs.Credential!, ours.Artefact)));
    }

    [Fact]
    [Trait("attack", "C07")]
    public async Task What_a_compromised_key_signed_counts_up_to_that_moment_and_no_longer()
    {
        var stolenAt = new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
        var (early, late) = (stolenAt.AddDays(-1), stolenAt);
        var issued = await Sample.Issue(Keys, Sample.Badge(11), early);
        var stolen = new IssuingKeyOptions
        {
            Algorithm = "EdDSA",
            PrivateKey = CertificationFixture.ProofKey.PrivateKey,
            State = KeyState.Compromised,
            CompromisedAt = stolenAt,
        };
        using var keys = CertificationFixture.Keys(
            stolen, CertificationFixture.NewProofKey(), CertificationFixture.TokenKey);
        var check = new CredentialCheck(keys, keys.At);

        Assert.True(check.NeedsWitness);
        Assert.NotNull(check.Open(issued, early));
        Assert.Null(check.Open(issued, late));
        Assert.Null(check.Open(issued)); // its own date is what a thief would write
        var did = DidDocument.Of(PublicAddress.Platform, keys.Of(PublicAddress.Platform), keys.At);
        Assert.Equal(3, did["verificationMethod"]!.AsArray().Count);
        Assert.DoesNotContain(
            keys.At.VerificationMethod(PublicAddress.Platform, keys.All[0].KeyId),
            did["assertionMethod"]!.AsArray().Select(id => id!.GetValue<string>()));
        Assert.Equal(keys.All[1].KeyId, keys.PairOf(PublicAddress.Platform, late)!.Value.Proof.KeyId);
    }

    [Fact]
    public void The_subject_is_random_to_others_and_bound_to_the_name()
    {
        byte[] salt = [1, 2, 3], other = [1, 2, 4];
        var subject = SignedContent.SubjectOf("Nguyễn Thị Hoa", salt);

        Assert.Equal(subject, SignedContent.SubjectOf("Nguyễn Thị Hoa", salt));
        Assert.NotEqual(subject, SignedContent.SubjectOf("Nguyễn Thị Hoà", salt));
        Assert.NotEqual(subject, SignedContent.SubjectOf("Nguyễn Thị Hoa", other));
        Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", subject.ToString());
    }

    [Fact]
    public async Task A_badge_is_a_picture_that_carries_the_credential()
    {
        var badge = Sample.Badge(1);
        var credential = (await Sample.Issue(Keys, badge)).Credential!;
        var image = System.Xml.Linq.XDocument.Parse(BadgeImage.Of(credential, badge.Title, badge.Issuer, badge.Number));

        System.Xml.Linq.XNamespace openBadges = "https://purl.imsglobal.org/ob/v3p0";
        Assert.Equal(credential, image.Root!.Element(openBadges + "credential")!.Value);
    }
}
