using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Certificates;
using Platform.Certifications.Credentials;
using Platform.Certifications.StatusLists;
using Platform.Certifications.Transparency;
using Platform.Testing;

namespace Platform.Certifications.Tests;

/// <summary>Published lists that say something else than the registry, signed with our own key.</summary>
public sealed class StatusListCheckTests(CertificationFixture fixture) : IClassFixture<CertificationFixture>
{
    [Fact]
    [Trait("attack", "C06")]
    public async Task A_list_that_revokes_a_valid_certificate_or_lets_a_revoked_one_count_is_found()
    {
        var area = await fixture.NewVillage();
        var (valid, revoked) = (await fixture.NewCertificate(area.Village), await fixture.NewCertificate(area.Village));
        using var officer = fixture.SignInAs(area.Commune);
        (await officer.Revoke(revoked.Id, "*")).EnsureSuccessStatusCode();
        var places = await fixture.Db(db => db.StatusEntries.AsNoTracking().ToListAsync());
        await Eventually.True(
            async () => (await Newest()).EncodedList == Bitstring.Encode([IndexOf(revoked)]),
            "the revocation published");
        var genuine = await Newest();
        await LongAgo(valid, revoked);

        await Publish(genuine, await Signed([IndexOf(valid)]));
        await Found(FindingKind.StatusListDiffers, valid.Id);
        await Found(FindingKind.StatusListDiffers, revoked.Id);
        await Publish(genuine, await Signed([IndexOf(revoked), Enumerable.Range(0, 9).First(Free)]));
        await Found(FindingKind.StatusListDiffers, Guid.Empty); // a place nobody has
        await Publish(genuine, genuine.Credential.Replace("revocation", "suspension", StringComparison.Ordinal));
        await Found(FindingKind.StatusListInvalid, valid.Id);
        await Publish(genuine, genuine.Credential);

        await Eventually.True(
            () => fixture.Db(db => db.CertificateFindings.AllAsync(finding => finding.ClosedAt != null)), "all mended");

        int IndexOf(Certificate certificate) => places.Single(place => place.CertificateId == certificate.Id).Index;
        bool Free(int index) => places.TrueForAll(place => place.Index != index);
    }

    [Fact]
    [Trait("attack", "C06")]
    public async Task A_certificate_that_was_given_another_place_than_the_signed_one_is_found()
    {
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village);

        await fixture.Db(db => db.StatusEntries.Where(place => place.CertificateId == certificate.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(place => place.Index, place => (place.Index + 1) % 131_072)));
        await Found(FindingKind.ContentDiffers, certificate.Id);
        await fixture.Db(db => db.StatusEntries.Where(place => place.CertificateId == certificate.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(
                place => place.Index, place => (place.Index + 131_071) % 131_072)));
    }

    private static async Task<string> Signed(int[] set)
    {
        using var keys = CertificationFixture.Keys();
        var now = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        var document = StatusListCredential.Write(
            keys.At.StatusList("platform", "revocation", 1), keys.At.Did("platform"), "revocation",
            Bitstring.Encode(set), now, now.AddHours(1));
        var proof = new DataIntegrityProof(keys.At.VerificationMethod("platform", keys.All[0].KeyId), now);
        var signature = await keys.SignerOf(keys.All[0]).Sign(proof.ToSign(document), default);
        return proof.Attach(document, signature);
    }

    private Task<StatusList> Newest() => fixture.Db(db => db.StatusLists.AsNoTracking().SingleAsync(
        list => list.Issuer == "platform" && list.Purpose == "revocation" && list.ListNo == 1));

    /// <summary>The job sees the bits it wrote last, and leaves the list alone.</summary>
    private Task<int> Publish(StatusList list, string credential) => fixture.Db(db => db.StatusLists
        .Where(l => l.Issuer == list.Issuer && l.Purpose == list.Purpose && l.ListNo == list.ListNo)
        .ExecuteUpdateAsync(set => set.SetProperty(l => l.Credential, credential)));

    /// <summary>A list may lag behind what has just changed.</summary>
    private Task<int> LongAgo(params Certificate[] certificates) => fixture.Db(db => db.Certificates
        .Where(c => certificates.Select(one => one.Id).Contains(c.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.StatusSince, DateTimeOffset.UtcNow.AddHours(-1))));

    private Task Found(FindingKind kind, Guid certificateId) => Eventually.True(
        () => fixture.Db(db => db.CertificateFindings.AnyAsync(finding => finding.ClosedAt == null
            && finding.Kind == kind && finding.CertificateId == certificateId)),
        $"{kind} found on {certificateId}");
}
