using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;
using Platform.Contracts.Notifications.V1;
using Platform.Notifications.Messages;
using Platform.Testing;

namespace Platform.Notifications.Tests;

public sealed class LearnerErasedTests(NotificationFixture service) : IClassFixture<NotificationFixture>
{
    [Fact]
    public async Task Number_and_content_go_and_what_became_of_the_messages_stays()
    {
        var (learner, phone) = (Guid.CreateVersion7(), NotificationFixture.NewPhone());
        await service.ContactChanged(learner, phone);
        await service.Bus.Publish(NotificationFixture.Certificate(learner));
        await Message(learner, MessageState.Accepted);

        var answer = await Erase(learner);

        Assert.Equal(("erased", "figures-without-persons"), (answer.Outcome, answer.ReasonCode));
        Assert.Null(await Number(learner));
        Assert.Empty((await Message(learner, MessageState.Accepted)).Values);
        var again = await service.Bus.Publish(NotificationFixture.Certificate(learner));
        await Eventually.True(
            () => service.Use((NotificationDbContext db) => db.Messages.AnyAsync(message =>
                message.SourceEventId == again && message.State == MessageState.Undeliverable)),
            "a message to nobody");
        Assert.Single(service.Door.RequestsTo(phone));
    }

    [Fact]
    public async Task A_message_that_has_not_gone_out_ends()
    {
        var learner = Guid.CreateVersion7();
        await service.Bus.Publish(NotificationFixture.Certificate(learner));
        await Message(learner, MessageState.Pending); // waits for the contact

        await Erase(learner);

        Assert.Empty((await Message(learner, MessageState.Undeliverable)).Values);
        Assert.Equal(
            "learner-erased",
            (await service.Bus.Events<MessageUndeliverable>()).Single(evt => evt.LearnerId == learner).ReasonCode);
    }

    [Fact]
    public async Task A_number_that_is_told_late_does_not_come_back()
    {
        var (learner, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Assert.Equal("nothing", (await Erase(learner)).Outcome);

        await service.ContactChanged(learner, NotificationFixture.NewPhone());
        await service.ContactChanged(other, NotificationFixture.NewPhone());
        await Eventually.True(
            async () => await Number(other) is not null, "the queue keeps order: the late one came before this");

        Assert.Null(await Number(learner));
    }

    private async Task<NotificationErasureAnswered> Erase(Guid learner)
    {
        var erasure = Guid.CreateVersion7();
        await service.Bus.Publish(new LearnerErased
        {
            LearnerId = learner,
            Version = 9,
            OccurredAt = DateTimeOffset.UtcNow,
            ErasureId = erasure,
            AreaId = NotificationFixture.Commune,
        });
        return await Eventually.Get(
            async () => (await service.Bus.Events<NotificationErasureAnswered>())
                .SingleOrDefault(evt => evt.ErasureId == erasure),
            "the answer");
    }

    private Task<Message> Message(Guid learner, MessageState state) => Eventually.Get(
        () => service.Use((NotificationDbContext db) => db.Messages.AsNoTracking()
            .SingleOrDefaultAsync(message => message.LearnerId == learner && message.State == state)),
        $"a message {state}");

    private Task<byte[]?> Number(Guid learner) => service.Use((NotificationDbContext db) => db.Contacts
        .Where(contact => contact.LearnerId == learner).Select(contact => contact.SealedPhone).SingleOrDefaultAsync());
}
