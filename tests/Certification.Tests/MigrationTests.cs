using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Platform.Certifications.Certificates;
using Platform.Testing;

namespace Platform.Certifications.Tests;

/// <summary>What was issued before criteria were data stays what it was, and gets the history it had.</summary>
public sealed class MigrationTests
{
    private const string Before = "CompletionsAreReversed";

    [Fact]
    public async Task Certificates_of_the_release_before_keep_their_criterion_and_gain_a_history()
    {
        var servers = await TestServers.GetAsync();
        await using var database = new TestDatabase(servers, "certification");
        await using var db = new CertificationDbContext(
            new DbContextOptionsBuilder<CertificationDbContext>().UseNpgsql(database.ConnectionString).Options);
        var migrator = db.GetService<IMigrator>();
        await migrator.MigrateAsync(Before);
        await db.Database.ExecuteSqlRawAsync(
            """
            insert into criteria (id, code, version, course_code, title, title_en, authority)
            values ('0199f3c0-0000-7000-8000-000000000001', 'vneid-basics', 1, 'vneid-course', 'T', 'T', 'A');
            insert into certificates (id, learner_id, area_id, completion_id, criterion_id, criterion_code,
                criterion_version, title, assurance_level, number, public_id, status, valid_from, version,
                revoked_at, revoked_by, revocation_code, revocation_reason)
            values ('0199f3c0-0000-7000-8000-00000000000a', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(),
                '0199f3c0-0000-7000-8000-000000000001', 'vneid-basics', 1, 'T', 'attended', 'N-1', 'p-1', 'Revoked',
                '2026-03-01', 2, '2026-03-05', 'officer', 'fraud', 'Gian lận.');
            insert into issuances (certificate_id, issue_no, key_id, signed_at, artefact)
            values ('0199f3c0-0000-7000-8000-00000000000a', 1, 'k', '2026-03-02', 'a');
            """);

        await migrator.MigrateAsync();

        var criterion = await db.Criteria.SingleAsync();
        Assert.Equal("vneid-course", Assert.Single(criterion.Codes));
        Assert.NotNull(criterion.PublishedAt);
        var certificate = await db.Certificates.Include(c => c.Changes).SingleAsync();
        Assert.Equal(
            (criterion.Id, 1, 1, 1, certificate.RevokedAt!.Value),
            (certificate.CriterionId, certificate.CriterionVersion, certificate.Cycle, certificate.IssueNo,
                certificate.StatusSince));
        Assert.Equal(
            [(1, CertificateAction.Issued, "platform", "signed"), (2, CertificateAction.Revoked, "officer", "fraud")],
            certificate.Changes.OrderBy(change => change.Sequence)
                .Select(change => (change.Sequence, change.Action, change.By, change.ReasonCode)));
        Assert.Equal("vneid-course", (await db.Completions.SingleAsync(c => c.Id == certificate.CompletionId)).Code);
        await Assert.ThrowsAnyAsync<Exception>(() => db.Database.ExecuteSqlRawAsync(
            "update criteria set title = 'another' where version = 1"));
    }
}
