using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Certificates;
using Platform.Contracts.Certifications.V1;
using Platform.Testing;

namespace Platform.Certifications.Tests;

/// <summary>What becomes of a certificate after it was issued, as officers and strangers see it.</summary>
public sealed class LifeCycleTests(ClockCertificationFixture fixture) :
    IClassFixture<ClockCertificationFixture>, IDisposable
{
    public void Dispose() => fixture.Clock.Reset();

    [Fact, Trait("attack", "C03")]
    public async Task A_suspended_certificate_says_so_and_counts_again_once_it_is_cleared()
    {
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village);
        using var officer = fixture.SignInAs(area.Commune);

        using var suspended = await officer.Suspend(certificate.Id, await officer.ETag(certificate.Id));
        using var again = await officer.Suspend(certificate.Id);
        var (meanwhile, page) = (await Status(certificate), await fixture.VerifyPage(certificate.PublicId));
        using var reinstated = await officer.Reinstate(certificate.Id, await officer.ETag(certificate.Id));
        using var needless = await officer.Reinstate(certificate.Id);

        Assert.Equal(HttpStatusCode.NoContent, suspended.StatusCode);
        Assert.Equal("409 certificate-suspended", await again.Problem());
        Assert.Equal("suspended", meanwhile);
        Assert.Contains("ĐANG TẠM DỪNG", page, StringComparison.Ordinal);
        Assert.Contains("Suspended", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, reinstated.StatusCode);
        Assert.Equal("409 certificate-not-suspended", await needless.Problem());
        await fixture.Confirmed(certificate.PublicId);
        Assert.Equal("under-review", (await Told<CertificateSuspended>(e => e.CertificateId, certificate)).ReasonCode);
        Assert.Equal(3, (await Told<CertificateReinstated>(e => e.CertificateId, certificate)).Version);
    }

    [Fact, Trait("attack", "C05")]
    public async Task A_corrected_certificate_gives_way_to_another_with_the_name_of_today_and_links_to_it()
    {
        var area = await fixture.NewVillage();
        var wrong = await fixture.NewCertificate(area.Village, "Nguyễn Thị Hoa");
        var artefact = await fixture.ArtefactOf(wrong.Id);
        await fixture.Name(wrong.LearnerId, "Nguyễn Thị Hòa", version: 2);
        await Eventually.True(
            () => fixture.Db(db => db.Learners.AnyAsync(
                l => l.Id == wrong.LearnerId && l.FullName == "Nguyễn Thị Hòa")),
            "the corrected name");
        using var officer = fixture.SignInAs(area.Commune);

        using var reissued = await officer.Reissue(wrong.Id, await officer.ETag(wrong.Id));
        var right = await reissued.Made();
        var issued = await fixture.CertificateOf(wrong.LearnerId, CertificateStatus.Valid);
        using var again = await officer.Reissue(wrong.Id);
        using var revoked = await officer.Revoke(wrong.Id, "*");
        var old = await fixture.Verify(wrong.PublicId);
        var page = await fixture.VerifyPage(wrong.PublicId);

        Assert.Equal((issued.Id, "Nguyễn Thị Hòa", 2), (Id(right), issued.HolderName, issued.IssueNo));
        Assert.Equal("409 certificate-superseded", await again.Problem());
        Assert.Equal("409 certificate-superseded", await revoked.Problem());
        Assert.Equal("superseded", Text(old, "status"));
        Assert.Equal(issued.PublicId, Text(old, "replacedBy"));
        Assert.Equal(artefact, Text(old, "credential"));
        Assert.Contains($"href=\"{issued.PublicId}\"", page, StringComparison.Ordinal);
        await fixture.Confirmed(issued.PublicId);
        Assert.Equal(issued.Id, (await Told<CertificateReissued>(e => e.CertificateId, wrong)).ReplacedById);
        Assert.Equal(wrong.Id, (await Told<CertificateIssued>(e => e.CertificateId, issued)).ReplacesId);
    }

    [Fact]
    public async Task Fifty_corrections_at_once_give_one_certificate()
    {
        var area = await fixture.NewVillage();
        var wrong = await fixture.NewCertificate(area.Village);
        using var officer = fixture.SignInAs(area.Commune);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => officer.Reissue(wrong.Id)));
        await fixture.CertificateOf(wrong.LearnerId, CertificateStatus.Valid);

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.Created);
        Assert.All(answers, answer => Assert.True((int)answer.StatusCode < 500));
        Assert.Equal(2, await fixture.Db(db => db.Certificates.CountAsync(c => c.LearnerId == wrong.LearnerId)));
    }

    [Fact]
    public async Task A_certificate_whose_time_is_over_expires_once_and_never_comes_back()
    {
        var area = await fixture.NewVillage();
        var (_, code) = await fixture.NewCriterion(area.Province, months: 12, renewal: "on-request");
        var certificate = await Certified(area.Village, code);
        var before = await fixture.Verify(certificate.PublicId);
        using var officer = fixture.SignInAs(area.Commune);

        fixture.Clock.Set(certificate.ValidUntil!.Value.AddMinutes(1));
        await fixture.CertificateOf(certificate.LearnerId, CertificateStatus.Expired);
        using var suspended = await officer.Suspend(certificate.Id);
        using var reinstated = await officer.Reinstate(certificate.Id);

        Assert.Equal("valid", Text(before, "status"));
        Assert.True(before.TryGetProperty("validThrough", out _));
        Assert.Equal("expired", await Status(certificate));
        Assert.Contains(
            "ĐÃ HẾT HẠN", await fixture.VerifyPage(certificate.PublicId), StringComparison.Ordinal);
        Assert.Equal("409 certificate-expired", await suspended.Problem());
        Assert.Equal("409 certificate-expired", await reinstated.Problem());
        Assert.Equal(2, (await Told<CertificateExpired>(e => e.CertificateId, certificate)).Version);
    }

    [Fact]
    public async Task An_officer_renews_in_the_last_days_once_and_the_next_certificate_loses_no_days()
    {
        var area = await fixture.NewVillage();
        var (_, code) = await fixture.NewCriterion(area.Province, months: 12, renewal: "on-request", days: 30);
        var last = await Certified(area.Village, code);
        using var officer = fixture.SignInAs(area.Commune);

        using var early = await officer.Renew(last.Id);
        fixture.Clock.Set(last.ValidUntil!.Value.AddDays(-10));
        using var renewed = await officer.Renew(last.Id, await officer.ETag(last.Id));
        var next = await renewed.Made();
        using var twice = await officer.Renew(last.Id);

        Assert.Equal("409 certificate-renewal-too-early", await early.Problem());
        Assert.Equal(2, next.GetProperty("cycle").GetInt32());
        Assert.Equal(last.ValidUntil!.Value.AddYears(1), next.GetProperty("validUntil").GetDateTimeOffset());
        Assert.Equal("409 certificate-renewed", await twice.Problem());
        var told = await Told<CertificateRenewed>(e => e.CertificateId, last);
        Assert.Equal((Id(next), 2), (told.RenewedById, told.Cycle));
        await fixture.LetSign();
        await Eventually.True(
            async () => await Status(Text(next, "publicId")!) == "valid", "the next certificate signed");
        await fixture.Confirmed(last.PublicId);
    }

    [Fact]
    public async Task Where_the_criterion_says_so_completing_again_renews_and_an_officer_does_not()
    {
        var area = await fixture.NewVillage();
        var (_, code) = await fixture.NewCriterion(area.Province, months: 12, renewal: "new-completion");
        var last = await Certified(area.Village, code);
        using var officer = fixture.SignInAs(area.Commune);
        using var byOfficer = await officer.Renew(last.Id);
        await fixture.Handled([await fixture.Bus.Publish(
            CertificationFixture.Completion(last.LearnerId, area.Village, code))]);
        var early = await fixture.Db(db => db.Certificates.CountAsync(c => c.LearnerId == last.LearnerId));

        fixture.Clock.Set(last.ValidUntil!.Value.AddDays(1));
        await fixture.CertificateOf(last.LearnerId, CertificateStatus.Expired);
        await fixture.Bus.Publish(CertificationFixture.Completion(last.LearnerId, area.Village, code));
        await fixture.CertificateOf(last.LearnerId, CertificateStatus.Pending);
        await fixture.LetSign();
        var next = await fixture.CertificateOf(last.LearnerId, CertificateStatus.Valid);

        Assert.Equal("409 certificate-renewal-needs-completion", await byOfficer.Problem());
        Assert.Equal(1, early);
        Assert.Equal((2, last.Id), (next.Cycle, next.PredecessorId));
    }

    [Fact]
    public async Task What_counts_for_ever_is_not_renewed()
    {
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village);
        using var officer = fixture.SignInAs(area.Commune);

        using var renewed = await officer.Renew(certificate.Id);

        Assert.Equal("409 certificate-not-renewable", await renewed.Problem());
    }

    [Fact]
    public async Task The_history_names_every_step_who_decided_it_and_why()
    {
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village);
        using var officer = fixture.As(area.Commune, "officer-of-history");
        (await officer.Suspend(certificate.Id)).EnsureSuccessStatusCode();
        (await officer.Reinstate(certificate.Id)).EnsureSuccessStatusCode();
        (await officer.Reissue(certificate.Id)).EnsureSuccessStatusCode();

        var history = await officer.Json($"/certificates/{certificate.Id}/history");
        using var foreign = fixture.SignInAs((await fixture.NewVillage()).Province);
        using var unseen = await foreign.GetAsync($"/certificates/{certificate.Id}/history");

        var changes = history.GetProperty("changes").EnumerateArray().ToList();
        Assert.Equal(
            ["1 issued platform signed", "2 suspended officer-of-history under-review",
                "3 reinstated officer-of-history cleared", "4 replaced officer-of-history name-corrected"],
            changes.Select(change => $"{change.GetProperty("sequence")} {Text(change, "action")} {Text(change, "by")} "
                + Text(change, "reasonCode")));
        Assert.Equal("Đang xác minh bài kiểm tra.", Text(changes[1], "reason"));
        Assert.True(changes[3].TryGetProperty("successorId", out _));
        Assert.Equal(HttpStatusCode.NotFound, unseen.StatusCode);
    }

    [Fact]
    public async Task Every_step_is_refused_to_whoever_has_not_seen_the_row_and_changes_nothing()
    {
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village);
        using var officer = fixture.SignInAs(area.Commune);
        Func<string?, Task<HttpResponseMessage>>[] steps =
        [
            etag => officer.Suspend(certificate.Id, etag), etag => officer.Reissue(certificate.Id, etag),
            etag => officer.Revoke(certificate.Id, etag),
        ];

        foreach (var step in steps)
        {
            using var stale = await step("\"1\"");
            using var missing = await step(null);
            Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
            Assert.Equal(HttpStatusCode.PreconditionRequired, missing.StatusCode);
        }

        await fixture.Confirmed(certificate.PublicId);
        Assert.Equal(1, await fixture.Db(db => db.Certificates.CountAsync(c => c.LearnerId == certificate.LearnerId)));
    }

    private async Task<Certificate> Certified(Guid area, string course)
    {
        var learner = await fixture.NewLearner();
        await fixture.Bus.Publish(CertificationFixture.Completion(learner, area, course));
        return await fixture.CertificateOf(learner, CertificateStatus.Valid);
    }

    private Task<string> Status(Certificate certificate) => Status(certificate.PublicId);

    private async Task<string> Status(string publicId) => Text(await fixture.Verify(publicId), "status")!;

    private async Task<T> Told<T>(Func<T, Guid> of, Certificate certificate) =>
        Assert.Single(await fixture.Bus.Events<T>(), evt => of(evt) == certificate.Id);

    private static Guid Id(JsonElement element) => element.GetProperty("id").GetGuid();

    private static string? Text(JsonElement element, string member) => element.GetProperty(member).GetString();
}
