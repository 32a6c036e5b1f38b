using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;
using Platform.Testing;

namespace Platform.Insights.Tests;

public sealed class AreaProjectorTests(InsightsFixture insights) : IClassFixture<InsightsFixture>
{
    [Fact, Trait("requirement", "001-02")]
    public async Task Old_news_of_an_area_that_comes_late_does_not_move_it_back()
    {
        var (province, old, merged) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());

        await insights.Bus.Publish(Reorganised(old, province, merged, old));
        await Known(old, 2);
        await insights.Bus.Publish(Registered(old, province, old));
        await insights.Bus.Publish(Registered(merged, province, merged));
        await Known(merged, 1);

        Assert.Equal([province, merged, old], await PathOf(old));
    }

    private Task Known(Guid area, long version) => Eventually.True(
        () => insights.Use<InsightsDbContext, bool>(
            db => db.Areas.AnyAsync(row => row.AreaId == area && row.Version == version)),
        "the area");

    private Task<Guid[]> PathOf(Guid area) => insights.Use<InsightsDbContext, Guid[]>(
        db => db.Areas.Where(row => row.AreaId == area).Select(row => row.Path).SingleAsync());

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
