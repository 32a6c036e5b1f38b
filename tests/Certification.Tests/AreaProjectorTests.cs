using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;
using Platform.Testing;

namespace Platform.Certifications.Tests;

public sealed class AreaProjectorTests(CertificationFixture certification) : IClassFixture<CertificationFixture>
{
    [Fact, Trait("requirement", "001-02")]
    public async Task Old_news_of_an_area_that_comes_late_does_not_move_it_back()
    {
        var (province, old, merged) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());

        await certification.Bus.Publish(Reorganised(old, province, merged, old));
        await Known(old, 2);
        await certification.Bus.Publish(Registered(old, province, old));
        await certification.Bus.Publish(Registered(merged, province, merged));
        await Known(merged, 1);

        Assert.Equal([province, merged, old], await PathOf(old));
    }

    [Fact]
    public async Task A_certificate_names_its_unit_as_it_was_and_beside_it_what_it_became()
    {
        var area = await certification.NewVillage("Phường Đức Xuân");
        var certificate = await certification.NewCertificate(area.Village);
        var merged = Guid.NewGuid();
        using var before = await Verify(certificate.PublicId);

        await certification.Bus.Publish(Registered(merged, area.Province, merged));
        await certification.Bus.Publish(Reorganised(area.Commune, area.Province, merged, area.Commune));
        await certification.Bus.Publish(
            Reorganised(area.Village, area.Province, merged, area.Commune, area.Village) with
            {
                Change = "transferred",
                State = "active",
                Level = "village",
                SuccessorIds = [],
            });
        await Known(merged, 1);
        await Known(area.Commune, 2);
        await Known(area.Village, 2);

        using var after = await Verify(certificate.PublicId);
        Assert.False(before.RootElement.TryGetProperty("unitToday", out _));
        Assert.Equal("Phường Đức Xuân", after.RootElement.GetProperty("issuingUnit").GetString());
        Assert.Equal("Xã Vân Tùng", after.RootElement.GetProperty("unitToday").GetString());
    }

    private async Task<JsonDocument> Verify(string publicId)
    {
        using var client = certification.CreateClient();
        return JsonDocument.Parse(await client.GetStringAsync($"/verify/{publicId}"));
    }

    private Task Known(Guid area, long version) => Eventually.True(
        () => certification.Use<CertificationDbContext, bool>(
            db => db.Areas.AnyAsync(row => row.Id == area && row.Version == version)),
        "the area");

    private Task<Guid[]> PathOf(Guid area) => certification.Use<CertificationDbContext, Guid[]>(
        db => db.Areas.Where(row => row.Id == area).Select(row => row.Path).SingleAsync());

    private static AreaRegistered Registered(Guid area, params Guid[] path) => new()
    {
        AreaId = area,
        Version = 1,
        OccurredAt = DateTimeOffset.UtcNow,
        ParentId = path[^2],
        Path = path,
        Level = "commune",
        Type = "xa",
        Code = "98001",
        Name = "Xã Vân Tùng",
        ValidFrom = new DateOnly(2025, 7, 1),
    };

    private static AreaReorganised Reorganised(Guid area, params Guid[] path) => new()
    {
        AreaId = area,
        Version = 2,
        OccurredAt = DateTimeOffset.UtcNow,
        Change = "merged",
        State = "ended",
        ParentId = path[0],
        Path = path,
        Level = "commune",
        Name = "Xã Vân Tùng",
        PredecessorIds = [],
        SuccessorIds = [path[^2]],
    };
}
