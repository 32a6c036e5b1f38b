using System.Net;
using System.Text.Json;
using Platform.Certifications.Certificates;
using Platform.Contracts.Certifications.V1;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Tests;

public sealed class RevokeCertificateTests(CertificationFixture fixture) : IClassFixture<CertificationFixture>
{
    [Fact]
    public async Task A_revoked_certificate_says_who_and_why_and_the_event_only_the_code()
    {
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village);
        using var officer = fixture.SignInAs(area.Commune);

        using var answer = await officer.Revoke(certificate.Id, await officer.ETag(certificate.Id), "holder-request");

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        var revoked = Assert.Single(
            await fixture.Bus.Events<CertificateRevoked>(), e => e.CertificateId == certificate.Id);
        Assert.Equal((2, "holder-request"), (revoked.Version, revoked.ReasonCode));
        var row = await fixture.CertificateOf(certificate.LearnerId, CertificateStatus.Revoked);
        Assert.Equal(("test-officer", "Nhập nhầm người học."), (row.RevokedBy, row.RevocationReason));
    }

    [Fact]
    public async Task Revoking_twice_returns_conflict()
    {
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village);
        using var officer = fixture.SignInAs(area.Commune);
        using var first = await officer.Revoke(certificate.Id, await officer.ETag(certificate.Id));

        using var second = await officer.Revoke(certificate.Id, await officer.ETag(certificate.Id));

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Equal("certificate-already-revoked", await Code(second));
    }

    [Fact]
    public async Task The_same_key_gets_the_same_answer_and_one_event()
    {
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village);
        using var officer = fixture.SignInAs(area.Commune);
        var etag = await officer.ETag(certificate.Id);

        using var first = await officer.Revoke(certificate.Id, etag, key: "once");
        using var again = await officer.Revoke(certificate.Id, etag, key: "once");
        using var other = await officer.Revoke(certificate.Id, etag, "fraud", key: "once");

        Assert.Equal(HttpStatusCode.NoContent, first.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, again.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Single(await fixture.Bus.Events<CertificateRevoked>(), e => e.CertificateId == certificate.Id);
    }

    [Fact]
    public async Task A_stale_etag_is_refused_and_changes_nothing()
    {
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village);
        using var officer = fixture.SignInAs(area.Commune);

        using var stale = await officer.Revoke(certificate.Id, "\"1\"");
        using var missing = await officer.Revoke(certificate.Id, null);

        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionRequired, missing.StatusCode);
        await fixture.CertificateOf(certificate.LearnerId, CertificateStatus.Valid);
    }

    [Fact]
    public async Task A_foreign_certificate_looks_like_an_unknown_one()
    {
        var area = await fixture.NewVillage();
        var foreign = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village);
        using var stranger = fixture.SignInAs(foreign.Province);

        using var get = await stranger.GetAsync($"/certificates/{certificate.Id}");
        using var revoke = await stranger.Revoke(certificate.Id, "*");
        using var unknown = await stranger.Revoke(Guid.CreateVersion7(), "*");
        var list = await stranger.GetStringAsync(
            $"/certificates?learnerId={certificate.LearnerId}&areaId={area.Village}");

        Assert.Equal(HttpStatusCode.NotFound, get.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, revoke.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal("""{"items":[]}""", list);
    }

    [Theory]
    [InlineData("issued-in-error", "ngắn")]
    [InlineData("because", "Một lý do đủ dài.")]
    public async Task A_reason_must_be_given_in_full(string code, string reason)
    {
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village);
        using var officer = fixture.SignInAs(area.Commune);

        using var answer = await officer.Revoke(certificate.Id, "*", code, reason);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Reading_does_not_permit_revoking()
    {
        var area = await fixture.NewVillage();
        using var reader = fixture.SignInAs(area.Commune, Scopes.CertificatesRead);
        using var nobody = fixture.CreateClient();

        using var forbidden = await reader.Revoke(Guid.CreateVersion7(), "*");
        using var unauthenticated = await nobody.Revoke(Guid.CreateVersion7(), "*");
        using var unread = await nobody.GetAsync("/certificates");

        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, unauthenticated.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, unread.StatusCode);
    }

    [Fact]
    public async Task A_list_is_read_page_by_page()
    {
        var area = await fixture.NewVillage();
        var expected = new List<Guid>();
        for (var i = 0; i < 3; i++)
            expected.Add((await fixture.NewCertificate(area.Village)).Id);
        using var officer = fixture.SignInAs(area.Commune);

        var seen = new List<Guid>();
        string? cursor = null;
        do
        {
            using var page = JsonDocument.Parse(await officer.GetStringAsync(
                $"/certificates?areaId={area.Village}&limit=2" + (cursor is null ? "" : $"&cursor={cursor}")));
            var items = page.RootElement.GetProperty("items").EnumerateArray();
            seen.AddRange(items.Select(item => item.GetProperty("id").GetGuid()));
            cursor = page.RootElement.TryGetProperty("nextCursor", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);

        Assert.Equal(expected.Order(), seen);
    }

    private static async Task<string?> Code(HttpResponseMessage answer)
    {
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return problem.RootElement.GetProperty("code").GetString();
    }
}
