using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Certificates;
using Platform.Certifications.Credentials;
using Platform.Certifications.Signing;
using Platform.Certifications.Transparency;
using Platform.Contracts.Certifications.V1;
using Platform.Testing;
using Xunit.Abstractions;

namespace Platform.Certifications.Tests;

/// <summary>
/// The drill for a stolen key, with real processes: what stood in the signed log before is signed anew, what the thief
/// makes is not believed, whatever date he gives it and wherever he puts it.
/// </summary>
public sealed class KeyCompromiseDrillTests(ITestOutputHelper report)
{
    private const int People = 10;

    [Fact]
    [Trait("attack", "C07")]
    public async Task After_a_key_was_stolen_its_certificates_are_signed_anew_and_those_of_the_thief_are_not_confirmed()
    {
        await using var registry = await Registry.Create();
        registry.Set("Certification:Transparency:LogPoll", "00:00:00.100");
        registry.Set("Certification:Transparency:CheckEvery", "00:00:00.500");
        registry.Set("Certification:Transparency:Grace", "00:00:05");
        string thiefs;
        List<Certificate> genuine;
        DateTimeOffset stolenAt;
        await using (var before = await registry.Start().ReadyAsync())
        {
            for (var i = 0; i < People; i++)
                await registry.Complete(Guid.CreateVersion7());
            await Eventually.True(() => LogReaches(registry, People), "every certificate in the signed log");
            stolenAt = DateTimeOffset.UtcNow;
            genuine = await registry.Query(db => db.Certificates.AsNoTracking().ToListAsync());
            thiefs = await Forge(registry, genuine[0], stolenAt.AddDays(-30));
            await Eventually.Pass(async () => Assert.Equal("valid", await Status(before, thiefs)));
        }

        var stolen = CertificationFixture.NewProofKey();
        stolen.PrivateKey = CertificationFixture.ProofKey.PrivateKey;
        (stolen.State, stolen.CompromisedAt) = (KeyState.Compromised, stolenAt);
        IssuingKeyOptions[] today = [stolen, CertificationFixture.NewProofKey(), CertificationFixture.TokenKey];
        registry.Use(today);
        var clock = Stopwatch.StartNew();
        await using var after = await registry.Start().ReadyAsync();
        Report("the key withdrawn");
        Assert.Equal("cannot-confirm", await Status(after, thiefs));
        await Eventually.True(
            () => registry.Query(db => db.Issuances.CountAsync(i => i.IssueNo == 2)).Is(People), "all signed anew");
        Report($"{People} certificates signed anew");
        foreach (var certificate in genuine)
            await Eventually.Pass(async () => Assert.Equal("valid", await Status(after, certificate.PublicId)));
        Report("all of them confirmed again");
        await Eventually.True(
            () => registry.Query(db => db.CertificateFindings.AnyAsync(f => f.ClosedAt == null
                && f.Kind == FindingKind.SignatureInvalid && f.CertificateId != genuine[0].Id)),
            "the thief's certificate found");
        Report("the thief's certificate found");

        using var keys = CertificationFixture.Keys(today);
        var artefacts = await registry.Query(db => db.Issuances.AsNoTracking()
            .Where(i => i.CertificateId == genuine[0].Id).OrderBy(i => i.IssueNo).ToListAsync());
        var documents = artefacts.Select(i => DataIntegrityProof.Detach(i.Credential!)!).ToList();
        Assert.Equal(documents[0].Document, documents[1].Document);
        Assert.Equal(keys.All[1].KeyId, documents[1].Proof.VerificationMethod.Split('#')[1]);
        Assert.Equal("cannot-confirm", await Status(after, thiefs));
        Assert.Equal(People, (await registry.Bus.Events<CertificateIssued>()).Count); // nobody hears of it twice
        using var anybody = new HttpClient { BaseAddress = after.Address };
        using var did = JsonDocument.Parse(await anybody.GetStringAsync("/.well-known/did.json"));
        Assert.DoesNotContain(
            did.RootElement.GetProperty("assertionMethod").EnumerateArray(),
            id => id.GetString()!.EndsWith(keys.All[0].KeyId, StringComparison.Ordinal));

        void Report(string step) => report.WriteLine($"{clock.Elapsed.TotalSeconds,6:0.0} s  {step}");
    }

    /// <summary>
    /// A certificate that nobody earned, in a registry the thief can write to as well: signed with the stolen key and
    /// dated back to before the theft.
    /// </summary>
    /// <returns>Its public id.</returns>
    private static async Task<string> Forge(Registry registry, Certificate like, DateTimeOffset datedBack)
    {
        using var keys = CertificationFixture.Keys();
        var badge = Sample.Badge(1) with { ValidFrom = datedBack };
        var forged = await Sample.Issue(keys, badge);
        var id = Guid.CreateVersion7(datedBack);
        await registry.Query(db => db.Database.ExecuteSqlAsync(
            $"""
            insert into certificates
            select (jsonb_populate_record(c, jsonb_build_object(
              'id', {id}, 'public_id', {badge.PublicId}, 'number', {badge.Number}, 'learner_id', gen_random_uuid(),
              'completion_id', gen_random_uuid(), 'valid_from', {datedBack}, 'holder_name', null,
              'holder_salt', null))).*
            from certificates c where c.id = {like.Id};
            insert into status_entries (certificate_id, issuer, list_no, index)
              values ({id}, 'platform', 1, {badge.Status.Index});
            insert into issuances (certificate_id, issue_no, key_id, signed_at, artefact, credential)
              values ({id}, 1, {keys.All[1].KeyId}, {datedBack}, {forged.Artefact}, {forged.Credential});
            """));
        return badge.PublicId;
    }

    private static Task<bool> LogReaches(Registry registry, int size) =>
        registry.Query(db => db.LogCheckpoints.AnyAsync(checkpoint => checkpoint.Size >= size));

    private static async Task<string?> Status(ServiceProcess service, string publicId)
    {
        using var anybody = new HttpClient { BaseAddress = service.Address };
        return (await anybody.Json($"/verify/{publicId}")).GetProperty("status").GetString();
    }
}
