using System.Net;
using System.Text.Json;
using Platform.Certifications.Certificates;
using Platform.Contracts.Learners.V1;
using Platform.Testing;

namespace Platform.Certifications.Tests;

/// <summary>The public page masks a name unless its holder shares it.</summary>
public sealed class ShareLinkTests(ClockCertificationFixture fixture)
    : IClassFixture<ClockCertificationFixture>, IDisposable
{
    public void Dispose() => fixture.Clock.Reset();

    [Fact]
    public async Task The_full_name_is_shown_by_the_holders_link_until_its_last_day()
    {
        var (area, certificate) = await NewCertificate("Nguyễn Thị Phương Thảo");
        using var portal = fixture.SignInAs(area.Commune);

        var link = await Share(portal, certificate.Id, days: 30);
        var shared = await Verify(link);

        Assert.Equal("Nguyễn Thị Phương Thảo", shared.GetProperty("holderName").GetString());
        Assert.Equal(link.GetProperty("sharedThrough").GetString(), shared.GetProperty("sharedThrough").GetString());
        Assert.Equal("Nguyễn *** Thảo", await Name($"/verify/{certificate.PublicId}"));
        fixture.Clock.Set(DateTimeOffset.UtcNow.AddDays(29));
        Assert.Equal("Nguyễn Thị Phương Thảo", await Name(PathOf(link)));
        fixture.Clock.Set(DateTimeOffset.UtcNow.AddDays(30));
        Assert.Equal("Nguyễn *** Thảo", await Name(PathOf(link)));
    }

    [Fact]
    public async Task A_shared_name_is_kept_in_no_cache_and_is_said_to_be_shared()
    {
        var (area, certificate) = await NewCertificate("Lý Thị Mai Hoa");
        using var portal = fixture.SignInAs(area.Commune);
        var link = await Share(portal, certificate.Id);
        using var anybody = fixture.CreateClient();
        anybody.DefaultRequestHeaders.Add("Accept", "text/html");

        using var answer = await anybody.GetAsync(new Uri(PathOf(link), UriKind.Relative));
        var page = await answer.Content.ReadAsStringAsync();

        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Contains("Lý Thị Mai Hoa", page, StringComparison.Ordinal);
        Assert.Contains("Họ tên được chia sẻ đến hết ngày", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_was_changed_or_belongs_to_another_certificate_shows_nothing_more()
    {
        var (area, certificate) = await NewCertificate("Hà Văn Bảo Long");
        var (_, other) = await NewCertificate("Hà Văn Bảo Long");
        using var portal = fixture.SignInAs(area.Commune);
        var link = await Share(portal, certificate.Id);
        var token = PathOf(link).Split("share=")[1];
        var later = (int.Parse(token[..8], System.Globalization.CultureInfo.InvariantCulture) + 1) + token[8..];
        string[] forged = [later, token[..^1], token + "A", token.ToUpperInvariant(), "99991231.", "x", ""];

        Assert.Equal("Hà *** Long", await Name($"/verify/{other.PublicId}?share={token}"));
        foreach (var wrong in forged)
            Assert.Equal("Hà *** Long", await Name($"/verify/{certificate.PublicId}?share={wrong}"));
    }

    [Fact, Trait("attack", "A52")]
    public async Task Erasing_the_person_closes_every_link()
    {
        var (area, certificate) = await NewCertificate("Vàng Thị Súa Mỷ");
        using var portal = fixture.SignInAs(area.Commune);
        var link = await Share(portal, certificate.Id);
        using var revoked = await portal.Revoke(certificate.Id, "*");

        await fixture.Bus.Publish(new LearnerErased
        {
            LearnerId = certificate.LearnerId,
            Version = 9,
            OccurredAt = DateTimeOffset.UtcNow,
            ErasureId = Guid.CreateVersion7(),
            AreaId = area.Village,
        });

        await Eventually.True(
            async () => !(await Verify(link)).TryGetProperty("holderName", out _), "the name gone");
    }

    [Fact]
    public async Task Only_what_is_valid_and_within_the_area_is_shared()
    {
        var (area, certificate) = await NewCertificate("Đinh Thị Lan Anh");
        using var portal = fixture.SignInAs(area.Commune);
        using var stranger = fixture.SignInAs((await fixture.NewVillage("Xã Khác")).Commune);
        var path = $"/certificates/{certificate.Id}/share-links";

        using var foreign = await stranger.Act(path, new { days = 30 });
        using var endless = await portal.Act(path, new { days = 91 });
        using var revoked = await portal.Revoke(certificate.Id, "*");
        using var late = await portal.Act(path, new { days = 30 });

        Assert.Equal(
            (HttpStatusCode.NotFound, HttpStatusCode.BadRequest, "409 certificate-already-revoked"),
            (foreign.StatusCode, endless.StatusCode, await late.Problem()));
    }

    private async Task<((Guid Province, Guid Commune, Guid Village), Certificate)> NewCertificate(string name)
    {
        var area = await fixture.NewVillage();
        return (area, await fixture.NewCertificate(area.Village, name));
    }

    private static async Task<JsonElement> Share(HttpClient portal, Guid id, int days = 7)
    {
        using var answer = await portal.Act($"/certificates/{id}/share-links", new { days });
        return await answer.Made();
    }

    private static string PathOf(JsonElement link) => new Uri(link.GetProperty("url").GetString()!).PathAndQuery;

    /// <summary>Waits for the lists where the clock was set: until they are signed anew nothing is confirmed.</summary>
    private async Task<string> Name(string path)
    {
        using var anybody = fixture.CreateClient();
        return await Eventually.Get(
            async () => (await anybody.Json(path)).TryGetProperty("holderName", out var name) ? name.GetString() : null,
            "a name");
    }

    private async Task<JsonElement> Verify(JsonElement link)
    {
        using var anybody = fixture.CreateClient();
        return await anybody.Json(PathOf(link));
    }
}
