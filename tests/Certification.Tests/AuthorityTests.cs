using System.Net;
using System.Text.Json;
using Platform.Contracts.Learners.V1;

namespace Platform.Certifications.Tests;

/// <summary>In whose name a province issues, and who stands in its place after a merger.</summary>
public sealed class AuthorityTests(CertificationFixture fixture) : IClassFixture<CertificationFixture>
{
    private const string OfBacKan = "Ban Chỉ đạo “Bình dân học vụ số” tỉnh Bắc Kạn";
    private const string OfThaiNguyen = "Ban Chỉ đạo “Bình dân học vụ số” tỉnh Thái Nguyên";

    [Theory, Trait("requirement", "001-03")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_Bac_Kan_joins_Thai_Nguyen_its_certificates_keep_their_issuer_and_show_the_successor(
        bool mergerFirst)
    {
        var (bacKan, thaiNguyen) = (await fixture.NewVillage("Phường Đức Xuân"), await fixture.NewVillage());
        var old = await Establish(bacKan.Province, OfBacKan, new DateOnly(2025, 1, 1));
        var certificate = await fixture.NewCertificate(bacKan.Village);

        if (!mergerFirst)
            await Establish(thaiNguyen.Province, OfThaiNguyen, new DateOnly(2025, 1, 1));
        await Merge(bacKan, thaiNguyen.Province);
        if (mergerFirst)
            await Establish(thaiNguyen.Province, OfThaiNguyen, new DateOnly(2025, 1, 1));
        var after = await fixture.NewCertificate(bacKan.Village, "Trần Văn Ba");

        var seen = await fixture.Verify(certificate.PublicId);
        Assert.Equal(("valid", OfBacKan, OfThaiNguyen, "Phường Đức Xuân"),
            (Text(seen, "status"), Text(seen, "issuer"), Text(seen, "issuerToday"), Text(seen, "issuingUnit")));
        var page = await fixture.VerifyPage(certificate.PublicId);
        Assert.Contains("Cơ quan cấp nay là", page, StringComparison.Ordinal);
        Assert.Contains(OfThaiNguyen, page, StringComparison.Ordinal);

        var since = await fixture.Verify(after.PublicId);
        Assert.Equal(OfThaiNguyen, Text(since, "issuer"));
        Assert.False(since.TryGetProperty("issuerToday", out _));

        using var officer = fixture.SignInAs(bacKan.Province);
        var authority = await officer.Json($"/issuing-authorities/{old}");
        Assert.Equal("2026-07-01", Text(authority.GetProperty("authority"), "validTo"));
        Assert.Equal(OfThaiNguyen, Text(authority.GetProperty("successors")[0], "nameVi"));
        var row = await officer.Json($"/certificates/{certificate.Id}");
        Assert.Equal((OfBacKan, old), (Text(row, "issuer"), row.GetProperty("issuingAuthorityId").GetGuid()));
    }

    [Fact]
    public async Task A_new_name_ends_the_old_one_and_follows_it()
    {
        var area = await fixture.NewVillage();
        await Establish(area.Province, OfBacKan, new DateOnly(2025, 1, 1));
        var certificate = await fixture.NewCertificate(area.Village);

        await Establish(area.Province, OfThaiNguyen, new DateOnly(2025, 7, 1));
        var later = await fixture.NewCertificate(area.Village, "Trần Văn Ba");

        var seen = await fixture.Verify(certificate.PublicId);
        Assert.Equal((OfBacKan, OfThaiNguyen), (Text(seen, "issuer"), Text(seen, "issuerToday")));
        Assert.Equal(OfThaiNguyen, Text(await fixture.Verify(later.PublicId), "issuer"));
    }

    [Fact]
    public async Task Without_an_authority_the_criterion_names_the_issuer()
    {
        var area = await fixture.NewVillage();
        var certificate = await fixture.NewCertificate(area.Village);

        var seen = await fixture.Verify(certificate.PublicId);

        Assert.Equal("Ban Chỉ đạo phong trào “Bình dân học vụ số” tỉnh Thái Nguyên", Text(seen, "issuer"));
        Assert.False(seen.TryGetProperty("issuerToday", out _));
    }

    [Fact]
    public async Task What_cannot_be_registered_is_refused()
    {
        var (area, foreign) = (await fixture.NewVillage(), await fixture.NewVillage());
        var id = await Establish(area.Province, OfBacKan, new DateOnly(2025, 1, 1));
        using var officer = fixture.SignInAs(area.Province);
        using var stranger = fixture.SignInAs(foreign.Province);

        using var commune = await Post(officer, area.Commune, OfBacKan, new DateOnly(2025, 7, 1));
        using var elsewhere = await Post(officer, foreign.Province, OfBacKan, new DateOnly(2025, 7, 1));
        using var before = await Post(officer, area.Province, OfBacKan, new DateOnly(2024, 7, 1));
        using var unknown = await End(officer, id, Guid.NewGuid(), "*");
        using var stale = await End(officer, id, null, "\"1\"");
        using var unseen = await End(stranger, id, null, "*");
        using var ended = await End(officer, id, null, "*");
        using var twice = await End(officer, id, null, "*");

        Assert.Equal("422 area-not-a-province", await commune.Problem());
        Assert.Equal("422 area-unknown", await elsewhere.Problem());
        Assert.Equal("409 issuing-authority-overlaps", await before.Problem());
        Assert.Equal("422 issuing-authority-unknown", await unknown.Problem());
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, unseen.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, ended.StatusCode);
        Assert.Equal("409 issuing-authority-ended", await twice.Problem());
        var list = await officer.Json($"/issuing-authorities?areaId={area.Province}");
        Assert.Equal("2026-07-01", Text(Assert.Single(list.GetProperty("items").EnumerateArray()), "validTo"));
    }

    private async Task<Guid> Establish(Guid province, string name, DateOnly from)
    {
        using var officer = fixture.SignInAs(province);
        using var made = await Post(officer, province, name, from);
        return (await made.Made()).GetProperty("id").GetGuid();
    }

    private static Task<HttpResponseMessage> Post(HttpClient officer, Guid area, string name, DateOnly from) =>
        officer.Act("/issuing-authorities", new
        {
            areaId = area,
            nameVi = name,
            nameEn = "Steering Committee",
            validFrom = from,
            legalSource = "Quyết định 100/QĐ-UBND",
        });

    private static Task<HttpResponseMessage> End(HttpClient officer, Guid id, Guid? successor, string etag) =>
        officer.Act(
            $"/issuing-authorities/{id}/end",
            new { validTo = new DateOnly(2026, 7, 1), successorId = successor }, etag);

    /// <summary>What the registry of areas tells on the day: the province, and each unit of it by itself.</summary>
    private async Task Merge((Guid Province, Guid Commune, Guid Village) from, Guid into)
    {
        await fixture.Handled([
            await fixture.Bus.Publish(Told(from.Province, "province", "ended", null, [into, from.Province], [into])),
            await fixture.Bus.Publish(Told(
                from.Commune, "commune", "active", into, [into, from.Province, from.Commune], [])),
            await fixture.Bus.Publish(Told(
                from.Village, "village", "active", from.Commune,
                [into, from.Commune, from.Province, from.Village], [])),
        ]);
    }

    private static AreaReorganised Told(
        Guid area, string level, string state, Guid? parent, Guid[] path, Guid[] successors) => new()
        {
            AreaId = area,
            Version = 2,
            OccurredAt = DateTimeOffset.UtcNow,
            Change = state == "ended" ? "merged" : "path-changed",
            State = state,
            ParentId = parent,
            Path = path,
            Level = level,
            ValidTo = state == "ended" ? new DateOnly(2026, 7, 1) : null,
            PredecessorIds = [],
            SuccessorIds = successors,
        };

    private static string? Text(JsonElement element, string member) => element.GetProperty(member).GetString();
}
