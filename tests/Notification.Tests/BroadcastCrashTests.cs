using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Notifications.V1;
using Platform.Notifications.Broadcasts;
using Platform.Testing;

namespace Platform.Notifications.Tests;

/// <summary>A broadcast that goes on in another process whenever the one that sends it is killed.</summary>
public sealed class BroadcastCrashTests(BroadcastFixture.WithoutWorker service)
    : IClassFixture<BroadcastFixture.WithoutWorker>
{
    private const int People = 45;

    [Theory]
    [Trait("fault", "F11")]
    [InlineData("broadcast.after_list_before_commit=kill@3")]
    [InlineData("broadcast.after_list=kill@2")]
    [InlineData("broadcast.after_queue_before_commit=kill@3")]
    [InlineData("broadcast.after_queue=kill@2")]
    public async Task Killed_at_any_step_it_goes_on_and_nobody_is_written_to_twice(string failpoint)
    {
        var commune = await service.NewCommune();
        await service.AddPeople(commune, People);
        using var officer = service.Officer(commune);
        var id = await BroadcastFixture.Send(officer);

        await using (var dying = ServiceProcess.Start("Notification", service.SenderSettings(failpoint)))
            await dying.ExitedAsync().WaitAsync(TimeSpan.FromSeconds(60));
        await using var first = await ServiceProcess.Start("Notification", service.SenderSettings()).ReadyAsync();
        await using var second = await ServiceProcess.Start("Notification", service.SenderSettings()).ReadyAsync();

        await Whole(id);
    }

    [Fact]
    [Trait("fault", "F11")]
    public async Task Killed_again_and_again_while_two_send_it_it_is_whole_in_the_end()
    {
        var commune = await service.NewCommune();
        await service.AddPeople(commune, People, "mobifone"); // 8 a second: long enough to be killed in between
        using var officer = service.Officer(commune);
        var id = await BroadcastFixture.Send(officer);

        await using var steady = await ServiceProcess.Start("Notification", service.SenderSettings()).ReadyAsync();
        foreach (var reached in new[] { 5, 20 })
        {
            await using var other = await ServiceProcess.Start("Notification", service.SenderSettings()).ReadyAsync();
            await Eventually.True(
                async () => (await service.WrittenTo(id)).Count >= reached, "some of it", TimeSpan.FromSeconds(60));
            await other.KillAsync();
        }

        await Whole(id);
    }

    private async Task Whole(Guid id)
    {
        await Eventually.True(
            () => service.Db(db => db.Broadcasts.AnyAsync(
                row => row.Id == id && row.State == BroadcastState.Completed)),
            "the broadcast completed", TimeSpan.FromSeconds(60));
        var written = await service.WrittenTo(id);
        Assert.Equal(People, written.Count);
        Assert.Equal(People, written.Distinct().Count());
        var told = (await service.Bus.Events<MessageQueued>()).Where(evt => evt.SourceEventId == id).ToList();
        Assert.Equal(written, told.Select(evt => evt.LearnerId).Order());
        var ended = Assert.Single(await service.Bus.Events<BroadcastEnded>(), evt => evt.BroadcastId == id);
        Assert.Equal((People, "completed"), (ended.Queued, ended.Outcome));
    }
}
