using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Transparency;
using Platform.Testing;

namespace Platform.Certifications.Tests;

/// <summary>
/// A superuser who rewrites the log itself. On a registry of its own, and in one test: what was rewritten stays so.
/// </summary>
public sealed class LogTamperingTests(CertificationFixture fixture) : IClassFixture<CertificationFixture>
{
    [Fact]
    [Trait("attack", "C06")]
    public async Task A_log_that_was_rewritten_by_force_is_found()
    {
        var area = await fixture.NewVillage();
        var first = await fixture.NewCertificate(area.Village);
        var second = await fixture.NewCertificate(area.Village, "Trần Văn Ba");
        await Eventually.True(
            () => fixture.Db(db => db.CheckProgress.AnyAsync(p => p.SeenSize == 2)), "a log found in order");
        Assert.Empty(await Kinds());

        await fixture.Db(db => db.Database.ExecuteSqlRawAsync(
            """
            set session_replication_role = replica;
            update log_nodes set hash = sha256(hash);
            reset session_replication_role;
            """));
        await Found(FindingKind.LogDiffers);

        await fixture.Db(db => db.Database.ExecuteSqlRawAsync(
            """
            set session_replication_role = replica;
            update log_entries set artefact_hash = sha256(artefact_hash), leaf_hash = sha256(leaf_hash)
            where certificate_id = {0};
            reset session_replication_role;
            """, first.Id));
        await Found(FindingKind.LogRewritten);
        await Found(FindingKind.CheckpointInvalid);

        Assert.Contains(
            FindingKind.LogDiffers,
            await fixture.Db(db => db.CertificateFindings.Where(f => f.CertificateId == first.Id)
                .Select(f => f.Kind).ToListAsync()));
        Assert.False(await fixture.Db(db => db.CertificateFindings.AnyAsync(f => f.CertificateId == second.Id)));
    }

    private Task Found(FindingKind kind) =>
        Eventually.True(async () => (await Kinds()).Contains(kind), $"{kind} found");

    private Task<List<FindingKind>> Kinds() => fixture.Db(db => db.CertificateFindings
        .Where(f => f.CertificateId == Guid.Empty && f.ClosedAt == null).Select(f => f.Kind).ToListAsync());
}
