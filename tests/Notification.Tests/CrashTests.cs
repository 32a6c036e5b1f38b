using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Notifications.V1;
using Platform.Notifications.Messages;
using Platform.Testing;

namespace Platform.Notifications.Tests;

/// <summary>The service as processes that are killed at the worst moments.</summary>
public sealed class CrashTests(CrashTests.Fixture service) : IClassFixture<CrashTests.Fixture>
{
    /// <summary>The host in here answers and consumes; it is quiet all day, so that only the processes send.</summary>
    public sealed class Fixture : NotificationFixture
    {
        protected override IReadOnlyDictionary<string, string?> Settings =>
            new Dictionary<string, string?>(base.Settings)
            {
                ["Notification:QuietUntil"] = "23:59:59.9999999",
            };

        internal Dictionary<string, string?> SenderSettings(string? failpoints = null) =>
            new(ProcessSettings(failpoints))
            {
                ["Notification:QuietUntil"] = base.Settings["Notification:QuietUntil"],
                ["Logging:LogLevel:Default"] = "Warning",
                ["Logging:LogLevel:Microsoft"] = "Warning",
            };
    }

    [Fact]
    [Trait("fault", "F15")]
    public async Task A_process_that_is_asked_to_end_gives_back_what_it_has_not_begun()
    {
        var learners = Enumerable.Range(0, 30)
            .Select(_ => (Id: Guid.CreateVersion7(), Phone: NotificationFixture.NewPhone())).ToList();
        foreach (var (id, phone) in learners)
        {
            service.Door.Plan(phone, DispatchSink.Misbehaviour.StoreAndHang);
            await service.ContactChanged(id, phone);
            await service.Bus.Publish(NotificationFixture.Certificate(id));
        }

        await Eventually.True(
            async () => await Count(MessageState.Created) + await Count(MessageState.Pending) == learners.Count,
            "all queued");
        await using var ending = await ServiceProcess.Start("Notification", service.SenderSettings()).ReadyAsync();
        await Eventually.True(
            () => Task.FromResult(learners.Any(one => service.Door.RequestsTo(one.Phone).Any())), "the first call");

        await ending.StopAsync();

        Assert.Equal(0, await Count(MessageState.Sending));
        Assert.InRange(await Count(MessageState.Created), 1, learners.Count - 1);

        Task<int> Count(MessageState state)
        {
            var ids = learners.ConvertAll(one => one.Id);
            return service.Use((NotificationDbContext db) => db.Messages.CountAsync(
                message => ids.Contains(message.LearnerId) && message.State == state));
        }
    }

    [Theory]
    [Trait("fault", "F11")]
    [InlineData("notify.after_attempt_row=kill@1")]
    [InlineData("notify.after_provider_accept_before_store=kill@3")]
    public async Task A_process_killed_around_the_call_leaves_one_message_per_reference(string failpoint)
    {
        var learners = Enumerable.Range(0, 10)
            .Select(_ => (Id: Guid.CreateVersion7(), Phone: NotificationFixture.NewPhone())).ToList();
        foreach (var (id, phone) in learners)
        {
            await service.ContactChanged(id, phone);
            await service.Bus.Publish(NotificationFixture.Certificate(id));
        }

        var settings = service.SenderSettings(failpoint);
        await using (var dying = ServiceProcess.Start("Notification", settings))
            await dying.ExitedAsync().WaitAsync(TimeSpan.FromSeconds(60));

        await using var first = await ServiceProcess.Start("Notification", service.SenderSettings()).ReadyAsync();
        await using var second = await ServiceProcess.Start("Notification", service.SenderSettings()).ReadyAsync();
        foreach (var (id, phone) in learners)
        {
            await Eventually.True(
                () => service.Use((NotificationDbContext db) => db.Messages.AnyAsync(
                    m => m.LearnerId == id && m.State == MessageState.Accepted)),
                "the message handed over", TimeSpan.FromSeconds(60));
            Assert.Single(service.Door.Messages, m => m.Value.To == phone);
            Assert.Single(service.Door.RequestsTo(phone).Select(dispatch => dispatch.Reference).Distinct());
            Assert.Single(await service.Bus.Events<MessageQueued>(), evt => evt.LearnerId == id);
        }
    }
}
