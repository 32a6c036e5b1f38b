using System.Data.Common;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Certificates;
using Platform.Certifications.Credentials;
using Platform.Certifications.Signing;
using Platform.Certifications.StatusLists;
using Platform.Testing;

namespace Platform.Certifications.Tests;

public sealed class StatusListTests(CertificationFixture fixture) : IClassFixture<CertificationFixture>
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    [Fact]
    public void The_first_bit_is_the_left_most_and_every_bit_comes_back()
    {
        var bits = Bitstring.Decode(Bitstring.Encode([0, 7, 8, 131_071]))!;

        Assert.Equal(0b1000_0001, bits[0]);
        Assert.Equal(0b1000_0000, bits[1]);
        Assert.Equal(1, bits[^1]);
        Assert.True(Bitstring.IsSet(bits, 131_071));
        Assert.False(Bitstring.IsSet(bits, 131_070));
    }

    [Theory]
    [InlineData(""), InlineData("uAAAA"), InlineData("u!"), InlineData("H4sIAAAAAAAAA2NgAAAAAAEA")]
    public void What_is_no_list_is_not_opened(string encoded) => Assert.Null(Bitstring.Decode(encoded));

    [Fact]
    [Trait("attack", "C03")]
    public async Task A_revoked_certificate_stands_in_the_published_list_and_its_neighbours_do_not()
    {
        var area = await fixture.NewVillage();
        var certificates = new List<Certificate>();
        for (var i = 0; i < 3; i++)
            certificates.Add(await fixture.NewCertificate(area.Village));
        var places = await fixture.Db(db => db.StatusEntries.AsNoTracking().ToListAsync());
        var revoked = places.Single(place => place.CertificateId == certificates[1].Id);
        using var officer = fixture.SignInAs(area.Commune);
        using var answer = await officer.Revoke(certificates[1].Id, "*");

        await Eventually.True(
            async () => Bitstring.IsSet((await Published("revocation")).Bits, revoked.Index), "the revocation");

        var list = await Published("revocation");
        Assert.All(
            places.Where(place => certificates.Any(c => c.Id == place.CertificateId && c != certificates[1])),
            place => Assert.False(Bitstring.IsSet(list.Bits, place.Index)));
        Assert.Equal(places.Count, places.Select(place => (place.ListNo, place.Index)).Distinct().Count());
        Assert.DoesNotContain((await Published("suspension")).Bits, part => part != 0);
    }

    [Fact]
    public async Task A_list_is_kept_for_five_minutes_and_asked_for_by_its_tag()
    {
        using var client = fixture.CreateClient();
        // The second list is published before the first certificate needs it.
        using var first = await client.GetAsync("/status-lists/platform/suspension/2");
        using var request = new HttpRequestMessage(HttpMethod.Get, first.RequestMessage!.RequestUri);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await client.SendAsync(request);

        Assert.Equal("public, max-age=300", first.Headers.CacheControl!.ToString());
        Assert.Equal("application/vc", first.Content.Headers.ContentType!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        foreach (var none in new[] { "platform/message/1", "platform/revocation/99", "unknown/revocation/1" })
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/status-lists/{none}")).StatusCode);
    }

    [Theory]
    [Trait("attack", "C03")]
    [InlineData("stale"), InlineData("early"), InlineData("foreign"), InlineData("short"), InlineData("forged")]
    [InlineData("revoking")]
    public async Task With_a_list_that_cannot_be_believed_nothing_is_called_valid(string fault)
    {
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village);
        await Eventually.True(async () => await StatusOf(certificate) is "valid", "a valid certificate");
        var genuine = await fixture.Db(db => db.StatusLists.AsNoTracking().SingleAsync(
            list => list.Issuer == PublicAddress.Platform && list.Purpose == "revocation" && list.ListNo == 1));

        await Replace(genuine, await Faulty(fault, certificate));
        var status = await StatusOf(certificate);
        await Replace(genuine, genuine.Credential);

        Assert.Equal("cannot-confirm", status);
        Assert.Equal("valid", await StatusOf(certificate));
    }

    [Fact]
    [Trait("attack", "C03")]
    public async Task A_place_outside_the_list_is_refused()
    {
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village);

        // The job would fail on it for ever, and every other list with it.
        await Assert.ThrowsAnyAsync<DbException>(() => fixture.Db(
            db => db.StatusEntries.Where(place => place.CertificateId == certificate.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(place => place.Index, 131_072))));
    }

    private static async Task<string> Sign(IssuerKeys keys, byte[] document)
    {
        var proof = new DataIntegrityProof(
            keys.At.VerificationMethod(PublicAddress.Platform, keys.All[0].KeyId), Now);
        var signature = await keys.SignerOf(keys.All[0]).Sign(proof.ToSign(document), default);
        return proof.Attach(document, signature);
    }

    private async Task<string> Faulty(string fault, Certificate certificate)
    {
        using var ours = CertificationFixture.Keys();
        using var strangers = CertificationFixture.Keys(
            CertificationFixture.NewProofKey(), CertificationFixture.NewTokenKey());
        var place = await fixture.Db(db => db.StatusEntries.SingleAsync(p => p.CertificateId == certificate.Id));
        var (id, did) = (ours.At.StatusList("platform", "revocation", 1), ours.At.Did("platform"));
        var (from, until) = (Now.AddHours(-1), Now.AddHours(1));
        var none = Bitstring.Encode([]);
        return fault switch
        {
            "stale" => await Sign(ours, Write(id, none, from, Now.AddSeconds(-1))),
            "early" => await Sign(ours, Write(id, none, Now.AddMinutes(30), until)),
            "foreign" => await Sign(ours, Write(ours.At.StatusList("platform", "revocation", 2), none, from, until)),
            "short" => await Sign(ours, Write(id, "uH4sIAAAAAAAAA2NgAAAAAAEA", from, until)),
            "forged" => await Sign(strangers, Write(id, none, from, until)),
            _ => await Sign(ours, Write(id, Bitstring.Encode([place.Index]), from, until)),
        };

        byte[] Write(string list, string encoded, DateTimeOffset validFrom, DateTimeOffset validUntil) =>
            StatusListCredential.Write(list, did, "revocation", encoded, validFrom, validUntil);
    }

    private Task<int> Replace(StatusList list, string credential) => fixture.Db(db => db.StatusLists
        .Where(l => l.Issuer == list.Issuer && l.Purpose == list.Purpose && l.ListNo == list.ListNo)
        .ExecuteUpdateAsync(set => set.SetProperty(l => l.Credential, credential)));

    private async Task<StatusListCredential.Opened> Published(string purpose)
    {
        using var keys = CertificationFixture.Keys();
        using var client = fixture.CreateClient();
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/ld+json"));
        var text = await client.GetStringAsync($"/status-lists/platform/{purpose}/1");
        var id = keys.At.StatusList("platform", purpose, 1);
        return StatusListCredential.Open(text, id, purpose, new CredentialCheck(keys, keys.At))!;
    }

    private async Task<string> StatusOf(Certificate certificate)
    {
        using var client = fixture.CreateClient();
        using var answer = JsonDocument.Parse(await client.GetStringAsync($"/verify/{certificate.PublicId}"));
        return answer.RootElement.GetProperty("status").GetString()!;
    }
}
