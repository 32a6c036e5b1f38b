using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;
using Platform.Contracts.Notifications.V1;
using Platform.Notifications.Messages;
using Platform.Testing;

namespace Platform.Notifications.Tests;

public sealed class ObjectionTests(NotificationFixture service) : IClassFixture<NotificationFixture>
{
    [Fact]
    public async Task Messages_stop_when_the_learner_objects_and_go_on_when_that_is_taken_back()
    {
        var (learner, phone) = await Known();

        await Withdraw(learner, "sms-notices", 1);
        await Objects(learner, true);
        await service.Bus.Publish(NotificationFixture.Certificate(learner));
        await Ends(learner, MessageState.Undeliverable, 1);
        await Give(learner, "sms-notices", 2);
        await Objects(learner, false);
        await service.Bus.Publish(NotificationFixture.Certificate(learner));
        await Ends(learner, MessageState.Accepted, 1);

        Assert.Single(service.Door.Requests, request => request.Dispatch.To == phone);
        Assert.Equal(
            "consent-withdrawn",
            (await service.Bus.Events<MessageUndeliverable>()).Single(evt => evt.LearnerId == learner).ReasonCode);
    }

    [Fact]
    public async Task A_withdrawal_that_comes_after_the_newer_consent_changes_nothing_and_another_purpose_neither()
    {
        var (learner, _) = await Known();
        var (other, _) = await Known();

        await Give(learner, "sms-notices", 3);
        await Objects(learner, false);
        await Withdraw(learner, "sms-notices", 2);
        await Withdraw(other, "marketing", 1);
        await Withdraw(other, "sms-notices", 1, Guid.CreateVersion7());
        await Objects(other, true); // the queue keeps order: the late withdrawal was handled before this one

        await service.Bus.Publish(NotificationFixture.Certificate(learner));
        await Ends(learner, MessageState.Accepted, 1);
    }

    private async Task<(Guid Learner, string Phone)> Known()
    {
        var (learner, phone) = (Guid.CreateVersion7(), NotificationFixture.NewPhone());
        await service.ContactChanged(learner, phone);
        await Eventually.True(
            () => service.Use((NotificationDbContext db) => db.Contacts.AnyAsync(c => c.LearnerId == learner)),
            "the contact");
        return (learner, phone);
    }

    private Task Objects(Guid learner, bool objects) => Eventually.True(
        () => service.Use((NotificationDbContext db) =>
            db.Objections.AnyAsync(one => one.LearnerId == learner && one.Objects == objects)),
        "the objection");

    private Task Ends(Guid learner, MessageState state, int count) => Eventually.True(
        async () => await service.Use((NotificationDbContext db) =>
            db.Messages.CountAsync(message => message.LearnerId == learner && message.State == state)) == count,
        $"{count} messages {state}");

    private Task<Guid> Withdraw(Guid learner, string purpose, long version, Guid? consent = null) =>
        service.Bus.Publish(new ConsentWithdrawn
        {
            ConsentId = consent ?? learner,
            Version = version,
            OccurredAt = DateTimeOffset.UtcNow,
            LearnerId = learner,
            Purpose = purpose,
            Channel = "paper",
            WithdrawnOn = new DateOnly(2026, 3, 1),
        });

    private Task<Guid> Give(Guid learner, string purpose, long version) => service.Bus.Publish(new ConsentGiven
    {
        ConsentId = learner,
        Version = version,
        OccurredAt = DateTimeOffset.UtcNow,
        LearnerId = learner,
        Purpose = purpose,
        Channel = "paper",
        GivenOn = new DateOnly(2026, 3, 1),
    });
}
