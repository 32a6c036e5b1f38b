using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Certificates;
using Platform.Certifications.Credentials;
using Platform.Certifications.Transparency;
using Platform.Contracts.Learners.V1;
using Platform.Testing;

namespace Platform.Certifications.Tests;

/// <summary>What strangers learn of holders: as little as proves a certificate.</summary>
public sealed class PublicPrivacyTests(CertificationFixture fixture) : IClassFixture<CertificationFixture>
{
    private const int Guesses = 1_000;

    [Fact, Trait("attack", "A30")]
    public async Task Guessing_tells_nothing_at_any_door()
    {
        string[] doors =
        [
            "/verify/{0}", "/verify/{0}/document", "/credentials/{0}", "/credentials/{0}.jwt", "/credentials/{0}.svg",
            "/credentials/{0}.png", "/transparency/proofs?publicId={0}",
        ];
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village);
        string[] near =
            [certificate.Number, certificate.Id.ToString(), $"{certificate.PublicId[..^1]}i", "019000000000"];
        using var anybody = fixture.CreateClient();

        foreach (var door in doors)
        {
            var answers = new HashSet<string>();
            var guesses = Enumerable.Range(0, Guesses / doors.Length).Select(_ => RandomIds.PublicId()).Concat(near);
            foreach (var guess in guesses)
            {
                var path = string.Format(System.Globalization.CultureInfo.InvariantCulture, door, guess);
                using var answer = await anybody.GetAsync(new Uri(path, UriKind.Relative));
                answers.Add(await Shape(answer));
            }

            Assert.True(answers.Count == 1, $"{door}:\n{string.Join('\n', answers)}");
        }
    }

    [Fact]
    public async Task Two_certificates_of_one_person_cannot_be_told_to_be_of_one()
    {
        var area = await fixture.NewVillage();
        var learner = await fixture.NewLearner("Hoàng Thị Bích Ngọc");
        await fixture.Bus.Publish(CertificationFixture.Completion(learner, area.Village));
        await fixture.Bus.Publish(CertificationFixture.Completion(learner, area.Village, "cashless-payment"));
        var both = await Eventually.Get(
            async () => await fixture.Db(db => db.Certificates.Where(c => c.LearnerId == learner)
                .Where(c => c.Status == CertificateStatus.Valid).ToListAsync()) is { Count: 2 } all ? all : null,
            "both certificates");

        var subjects = new List<string>();
        foreach (var certificate in both)
            subjects.Add(await Subject(certificate.PublicId));

        Assert.Equal(2, subjects.Distinct().Count());
        Assert.All(subjects, subject => Assert.StartsWith("urn:uuid:", subject, StringComparison.Ordinal));
        // Who knows the salt can prove the name; who does not has to guess 32 bytes beside it.
        Assert.Equal(
            both.Select(c => $"urn:uuid:{SignedContent.SubjectOf(c.HolderName!, c.HolderSalt!)}"), subjects);
        Assert.NotEqual(both[0].HolderSalt, both[1].HolderSalt);
        Assert.All(both, certificate => Assert.Equal(32, certificate.HolderSalt!.Length));
    }

    [Fact, Trait("attack", "A52")]
    public async Task Erasing_a_person_leaves_the_signed_bytes_and_their_proof()
    {
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village, "Lường Văn Khánh");
        using var officer = fixture.SignInAs(area.Province);
        using var revoked = await officer.Revoke(certificate.Id, "*");
        var before = await Bytes(certificate);
        var proof = await Proof(certificate);

        await fixture.Bus.Publish(new LearnerErased
        {
            LearnerId = certificate.LearnerId,
            Version = 9,
            OccurredAt = DateTimeOffset.UtcNow,
            ErasureId = Guid.CreateVersion7(),
            AreaId = area.Village,
        });
        await Eventually.True(
            () => fixture.Db(db => db.Certificates.AnyAsync(c => c.Id == certificate.Id && c.HolderName == null)),
            "the name forgotten");

        Assert.Equal(before, await Bytes(certificate));
        Assert.True(await fixture.Use<CredentialCheck, bool>(async check =>
            check.Open(await fixture.IssuanceOf(certificate.Id)) is not null));
        var after = await Proof(certificate);
        Assert.Equal(proof.GetProperty("leafHash").GetString(), after.GetProperty("leafHash").GetString());
        Assert.Equal(proof.GetProperty("position").GetInt64(), after.GetProperty("position").GetInt64());
        Assert.True(Proves(after, before));
        Assert.Equal("revoked", (await fixture.Verify(certificate.PublicId)).GetProperty("status").GetString());
    }

    private static bool Proves(JsonElement proof, (string Credential, string Token) issued)
    {
        var note = SignedNote.Read(proof.GetProperty("checkpoint").GetString()!)!;
        byte[][] hashes = [.. proof.GetProperty("proof").EnumerateArray().Select(hash => hash.GetBytesFromBase64())];
        var leaf = MerkleTree.Leaf(LogEntry.HashOf(issued.Token, issued.Credential));
        return MerkleTree.ProvesInclusion(
            proof.GetProperty("position").GetInt64(), note.Size, leaf, hashes, note.Root);
    }

    /// <summary>Everything of an answer that does not name the request or the moment.</summary>
    private static async Task<string> Shape(HttpResponseMessage answer)
    {
        var headers = answer.Headers.Concat(answer.Content.Headers)
            .Where(header => header.Key is not ("Date" or "Content-Length"))
            .Select(header => $"{header.Key}: {string.Join(',', header.Value)}").Order();
        var body = JsonText().Replace(await answer.Content.ReadAsStringAsync(), "");
        return $"{(int)answer.StatusCode}\n{string.Join('\n', headers)}\n{body}";
    }

    private static System.Text.RegularExpressions.Regex JsonText() => new("\"(traceId|instance)\":\"[^\"]*\",?");

    private async Task<(string Credential, string Token)> Bytes(Certificate certificate)
    {
        using var anybody = fixture.CreateClient();
        return (
            await anybody.GetStringAsync($"/credentials/{certificate.PublicId}"),
            await anybody.GetStringAsync($"/credentials/{certificate.PublicId}.jwt"));
    }

    private Task<JsonElement> Proof(Certificate certificate) => Eventually.Get(
        async () => (object)await fixture.CreateClient().Json(
            $"/transparency/proofs?publicId={certificate.PublicId}"),
        "a proof").Cast<JsonElement>();

    private async Task<string> Subject(string publicId)
    {
        using var anybody = fixture.CreateClient();
        return (await anybody.Json($"/credentials/{publicId}")).GetProperty("credentialSubject").GetProperty("id")
            .GetString()!;
    }
}
