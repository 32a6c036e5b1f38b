using Microsoft.EntityFrameworkCore;
using Platform.Testing;

namespace Platform.Notifications.Tests;

public sealed class BroadcastNightTests(BroadcastFixture.AtNight service) : IClassFixture<BroadcastFixture.AtNight>
{
    [Fact]
    public async Task At_night_the_list_is_written_and_nobody_is()
    {
        var commune = await service.NewCommune();
        await service.AddPeople(commune, 20);
        using var officer = service.Officer(commune);
        var (id, other) = (await BroadcastFixture.Send(officer), await BroadcastFixture.Send(
            officer, new { stages = new[] { "certified" } }));

        await service.Ended(other); // there is nobody to wait for: the worker has been round
        await Eventually.True(
            () => service.Db(db => db.BroadcastRuns.AnyAsync(run => run.BroadcastId == id && run.ListedAt != null)),
            "the list");

        var progress = await officer.Read($"/broadcasts/{id}");
        Assert.Equal("sending", progress.GetProperty("broadcast").GetProperty("state").GetString());
        var link = Assert.Single(progress.GetProperty("links").EnumerateArray());
        Assert.Equal(
            (20, 0), (link.GetProperty("recipients").GetInt32(), link.GetProperty("queued").GetInt32()));
        Assert.Empty(await service.WrittenTo(id));
    }
}
