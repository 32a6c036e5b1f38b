using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Certificates;
using Platform.Certifications.Transparency;
using Platform.Contracts.Learners.V1;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Certifications.Tests;

/// <summary>What somebody who owns the database, or even the key, does behind the back of the flow.</summary>
public sealed class CertificateCheckerTests(CertificationFixture fixture) : IClassFixture<CertificationFixture>
{
    [Fact]
    [Trait("attack", "C06")]
    public async Task A_certificate_written_by_SQL_is_found_within_one_cycle()
    {
        var genuine = await Genuine();
        var forged = await Forge(genuine, artefact: "a.b.c");

        var kinds = await FoundOn(forged, FindingKind.SignatureInvalid);

        Assert.Equal(
            [FindingKind.CompletionUnknown, FindingKind.IntentMissing, FindingKind.SignatureInvalid], kinds);
    }

    [Fact]
    [Trait("attack", "C06")]
    public async Task A_signature_that_was_made_for_another_is_found_within_one_cycle()
    {
        var genuine = await Genuine();
        var forged = await Forge(genuine, await fixture.ArtefactOf(genuine.Id));

        var kinds = await FoundOn(forged, FindingKind.IntentMissing);

        Assert.DoesNotContain(FindingKind.SignatureInvalid, kinds);
        Assert.Contains(FindingKind.ContentDiffers, kinds);
    }

    [Fact]
    [Trait("attack", "C06")]
    public async Task Even_with_an_intent_that_the_service_signs_a_certificate_without_a_completion_is_found()
    {
        var genuine = await Genuine();
        var (forged, publicId, number) = (Guid.CreateVersion7(), RandomIds.PublicId(), "BDHVS-19-2026-FORGED");
        await Insert(
            genuine, forged, publicId, number, CertificateStatus.Pending, await fixture.NewLearner("Kẻ Mạo Danh"));
        await Sql($"""
            insert into signing_intents
            select (jsonb_populate_record(i, jsonb_build_object(
              'certificate_id', {forged}, 'signed_at', null, 'available_at', now(),
              'document', '\x' || encode(convert_to(replace(replace(convert_from(document, 'UTF8'),
                {genuine.PublicId}, {publicId}), {genuine.Number}, {number}), 'UTF8'), 'hex')))).*
            from signing_intents i where certificate_id = {genuine.Id}
            """);
        await Eventually.True(
            () => fixture.Db(db => db.Issuances.AnyAsync(i => i.CertificateId == forged)), "the signature");

        Assert.Contains(FindingKind.CompletionUnknown, await FoundOn(forged, FindingKind.CompletionUnknown));
    }

    [Theory]
    [InlineData("delete from issuances where certificate_id = {0}", FindingKind.LoggedArtefactMissing)]
    [InlineData("delete from issuances where certificate_id = {0}", FindingKind.ArtefactMissing)]
    [InlineData("update issuances set artefact = overlay(artefact placing 'x' from 300) where certificate_id = {0}",
        FindingKind.SignatureInvalid)]
    [InlineData("update issuances set artefact = overlay(artefact placing 'x' from 300) where certificate_id = {0}",
        FindingKind.LogDiffers)]
    [InlineData("update issuances set credential = overlay(credential placing 'x' from 300) where certificate_id = {0}",
        FindingKind.LogDiffers)]
    [InlineData("update certificates set holder_name = 'Kẻ Mạo Danh' where id = {0}", FindingKind.ContentDiffers)]
    [InlineData("update certificates set number = number || 'X' where id = {0}", FindingKind.ContentDiffers)]
    [InlineData("update signing_intents set document = '\\x00' where certificate_id = {0}",
        FindingKind.IntentDiffers)]
    [InlineData("delete from signing_intents where certificate_id = {0}", FindingKind.IntentMissing)]
    [InlineData("insert into reversed_completions select completion_id, now() from certificates where id = {0}",
        FindingKind.CompletionReversed)]
    [InlineData("update completions set learner_id = gen_random_uuid() where id = "
        + "(select completion_id from certificates where id = {0})", FindingKind.CompletionUnknown, true)]
    public async Task What_is_changed_by_force_is_found(string change, FindingKind kind, bool afterGrace = false)
    {
        var genuine = await Genuine();
        await fixture.Db(db => db.Database.ExecuteSqlRawAsync(change, genuine.Id));
        if (afterGrace)
        {
            await fixture.Db(db => db.Database.ExecuteSqlAsync(
                $"update certificates set valid_from = valid_from - interval '1 hour' where id = {genuine.Id}"));
        }

        Assert.Contains(kind, await FoundOn(genuine.Id, kind));
    }

    [Fact]
    public async Task A_completion_told_of_the_same_person_under_another_registration_is_hers()
    {
        var (genuine, other) = (await Genuine(), Guid.CreateVersion7());
        await Sql($"update certificates set valid_from = valid_from - interval '1 hour' where id = {genuine.Id}");
        await Sql($"update completions set learner_id = {other} where id = {genuine.CompletionId}");
        await FoundOn(genuine.Id, FindingKind.CompletionUnknown);

        await fixture.Bus.Publish(new LearnersMerged
        {
            MergeId = Guid.CreateVersion7(),
            Version = 1,
            OccurredAt = DateTimeOffset.UtcNow,
            LearnerId = other,
            MergedLearnerId = genuine.LearnerId,
            AreaId = genuine.AreaId,
        });

        await Eventually.True(async () => (await OpenOn(genuine.Id)).Count == 0, "the finding closed");
    }

    [Fact]
    public async Task What_was_mended_is_closed_and_the_operator_sees_both()
    {
        var genuine = await Genuine();
        await Sql($"update certificates set number = number || 'X' where id = {genuine.Id}");
        await FoundOn(genuine.Id, FindingKind.ContentDiffers);
        using var operations = fixture.SignInAs(null, Scopes.OperationsRead);
        var open = await operations.GetStringAsync($"/certificate-findings?certificateId={genuine.Id}&open=true");

        await Sql($"update certificates set number = left(number, -1) where id = {genuine.Id}");
        await Eventually.True(
            () => fixture.Db(db => db.CertificateFindings.AllAsync(
                f => f.CertificateId != genuine.Id || f.ClosedAt != null)),
            "the finding closed");
        using var closed = JsonDocument.Parse(
            await operations.GetStringAsync($"/certificate-findings?certificateId={genuine.Id}&kind=content-differs"));

        Assert.Contains("\"kind\":\"content-differs\"", open, StringComparison.Ordinal);
        Assert.DoesNotContain("Hoa", open, StringComparison.Ordinal);
        var item = Assert.Single(closed.RootElement.GetProperty("items").EnumerateArray());
        Assert.True(item.TryGetProperty("closedAt", out _));
        Assert.True(closed.RootElement.GetProperty("cycle").GetInt64() > 0);
    }

    [Fact]
    public async Task A_certificate_of_the_flow_has_no_finding()
    {
        var genuine = await Genuine();
        var hour = TimeSpan.FromHours(1);
        await Sql($"update certificates set valid_from = valid_from - {hour} where id = {genuine.Id}");
        await Sql($"update issuances set signed_at = signed_at - {hour} where certificate_id = {genuine.Id}");
        var cycle = await fixture.Db(db => db.CheckProgress.Select(p => p.Cycle).SingleAsync());
        await Eventually.True(
            () => fixture.Db(db => db.CheckProgress.AnyAsync(p => p.Cycle > cycle + 1)), "a whole cycle");

        Assert.Empty(await OpenOn(genuine.Id));
    }

    [Theory]
    [InlineData("certificates:read")]
    [InlineData("certificates:write")]
    public async Task Findings_are_for_operations_alone(string scope)
    {
        using var officer = fixture.SignInAs(Guid.CreateVersion7(), scope);
        using var answer = await officer.GetAsync("/certificate-findings");

        Assert.Equal(System.Net.HttpStatusCode.Forbidden, answer.StatusCode);
    }

    /// <summary>A certificate as the flow makes it, with its place in the log.</summary>
    private async Task<Certificate> Genuine()
    {
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village);
        await Eventually.True(
            () => fixture.Db(db => db.LogEntries.AnyAsync(e => e.CertificateId == certificate.Id)), "its log entry");
        await Eventually.True(
            () => fixture.Db(db => db.Completions.AnyAsync(c => c.Id == certificate.CompletionId)),
            "its completion");
        return certificate;
    }

    private async Task<Guid> Forge(Certificate genuine, string artefact)
    {
        var forged = Guid.CreateVersion7();
        await Insert(genuine, forged, RandomIds.PublicId(), $"F-{forged:N}", CertificateStatus.Valid);
        await Sql($"""
            insert into issuances
            select (jsonb_populate_record(
              i, jsonb_build_object('certificate_id', {forged}, 'artefact', {artefact}::text))).*
            from issuances i where i.certificate_id = {genuine.Id}
            """);
        return forged;
    }

    /// <summary>As the superuser the tests connect as, and as if it had been there for long.</summary>
    private Task<int> Insert(
        Certificate like, Guid id, string publicId, string number, CertificateStatus status,
        Guid? learner = null) => Sql($"""
            insert into certificates
            select (jsonb_populate_record(c, jsonb_build_object(
              'id', {id}, 'public_id', {publicId}, 'number', {number}, 'learner_id', {learner ?? Guid.NewGuid()},
              'completion_id', gen_random_uuid(), 'status', {status.ToString()},
              'valid_from', now() - interval '1 day'))).*
            from certificates c where c.id = {like.Id}
            """);

    private Task<int> Sql(FormattableString sql) => fixture.Db(db => db.Database.ExecuteSqlAsync(sql));

    /// <summary>Kinds found on it once this one was, in their order.</summary>
    private async Task<List<FindingKind>> FoundOn(Guid certificateId, FindingKind kind)
    {
        await Eventually.True(
            async () => (await OpenOn(certificateId)).Contains(kind), $"{kind} found on {certificateId}");
        return await OpenOn(certificateId);
    }

    private async Task<List<FindingKind>> OpenOn(Guid certificateId)
    {
        var kinds = await fixture.Db(db => db.CertificateFindings
            .Where(f => f.CertificateId == certificateId && f.ClosedAt == null).Select(f => f.Kind).ToListAsync());
        return [.. kinds.OrderBy(kind => kind.ToString(), StringComparer.Ordinal)];
    }
}
