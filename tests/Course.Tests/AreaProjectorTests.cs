using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;
using Platform.Testing;

namespace Platform.Courses.Tests;

public sealed class AreaProjectorTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    private static readonly DateOnly Day = new(2025, 7, 1);

    [Fact, Trait("requirement", "001-02")]
    public async Task Old_news_of_an_area_that_comes_late_does_not_move_it_back()
    {
        var (province, old, merged, village) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());

        await course.Bus.Publish(Reorganised(village, 2, "active", province, merged, old, village));
        await Known(village, 2);
        await course.Bus.Publish(Registered(village, province, old, village));
        await course.Bus.Publish(Reorganised(old, 2, "ended", province, merged, old));
        await Known(old, 2);

        var area = await course.Db(db => db.Areas.AsNoTracking().SingleAsync(area => area.Id == village));
        Assert.Equal([province, merged, old, village], area.Path);
        Assert.True(area.IsVillage); // however long its path is
    }

    [Fact]
    public async Task A_village_that_is_no_more_is_no_place_for_a_class()
    {
        var (province, commune, village) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());

        await course.Bus.Publish(Registered(village, province, commune, village));
        await course.Bus.Publish(Reorganised(village, 2, "ended", province, commune, village));
        await Known(village, 2);

        Assert.False((await course.Db(db => db.Areas.SingleAsync(area => area.Id == village))).IsVillage);
    }

    [Fact]
    public async Task After_a_merger_the_new_unit_reads_the_old_classes_and_holds_new_ones()
    {
        var place = await course.NewPlace();
        var old = await course.NewClass(place.Village);
        var merged = Guid.CreateVersion7();
        Assert.Equal(HttpStatusCode.NotFound, (await course.SignInAs(merged).GetAsync($"/classes/{old}")).StatusCode);

        await course.Bus.Publish(
            Reorganised(place.Village, 2, "active", place.Province, merged, place.Commune, place.Village));
        await Known(place.Village, 2);

        var officer = course.SignInAs(merged);
        Assert.Equal(HttpStatusCode.OK, (await officer.GetAsync($"/classes/{old}")).StatusCode);
        var opened = await officer.Post("/classes", CourseFixture.NewClassBody(place.Village));
        Assert.Equal(HttpStatusCode.Created, opened.StatusCode);
    }

    private Task Known(Guid area, long version) => Eventually.True(
        () => course.Db(db => db.Areas.AnyAsync(row => row.Id == area && row.Version == version)), "the area");

    private static AreaRegistered Registered(Guid area, params Guid[] path) => new()
    {
        AreaId = area,
        Version = 1,
        OccurredAt = DateTimeOffset.UtcNow,
        ParentId = path[^2],
        Path = path,
        Level = "village",
        Type = "thon",
        Name = "Thôn Nà Cà",
        ValidFrom = Day,
    };

    private static AreaReorganised Reorganised(Guid area, long version, string state, params Guid[] path) => new()
    {
        AreaId = area,
        Version = version,
        OccurredAt = DateTimeOffset.UtcNow,
        Change = "path-changed",
        State = state,
        ParentId = path[^2],
        Path = path,
        Level = "village",
        Name = "Thôn Nà Cà",
        PredecessorIds = [],
        SuccessorIds = [],
    };
}
