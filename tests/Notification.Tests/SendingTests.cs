using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Notifications.V1;
using Platform.Notifications.Messages;
using Platform.Testing;
using static Platform.Notifications.Tests.DispatchSink;

namespace Platform.Notifications.Tests;

public sealed class SendingTests(NotificationFixture service) : IClassFixture<NotificationFixture>
{
    private Task<Message?> Find(Guid learnerId) => service.Use((NotificationDbContext db) =>
        db.Messages.AsNoTracking().Include(m => m.Transitions).SingleOrDefaultAsync(m => m.LearnerId == learnerId));

    private async Task<Message> Reaches(Guid learnerId, MessageState state)
    {
        Message? message = null;
        await Eventually.Pass(async () =>
        {
            message = await Find(learnerId);
            Assert.Equal(state, message?.State);
        });
        return message!;
    }

    private async Task<IReadOnlyList<T>> Told<T>(Func<T, bool> which) =>
        [.. (await service.Bus.Events<T>()).Where(which)];

    /// <summary>A learner who is known here, and the number.</summary>
    private async Task<(Guid Learner, string Phone)> Known(params Misbehaviour[] plan)
    {
        var (learner, phone) = (Guid.CreateVersion7(), NotificationFixture.NewPhone());
        service.Door.Plan(phone, plan);
        await service.ContactChanged(learner, phone);
        await Eventually.True(
            () => service.Use((NotificationDbContext db) => db.Contacts.AnyAsync(c => c.LearnerId == learner)),
            "the contact");
        return (learner, phone);
    }

    [Fact]
    public async Task A_certificate_becomes_one_delivered_message_in_the_trace_of_the_certificate()
    {
        var (learner, phone) = await Known();

        await service.Bus.Publish(
            NotificationFixture.Certificate(learner),
            traceparent: "00-2af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        var message = await Reaches(learner, MessageState.Accepted);
        var (dispatch, traceParent) = Assert.Single(service.Door.Requests, r => r.Dispatch.To == phone);
        Assert.Equal(
            new Dispatch(
                message.Id, phone,
                "[BDHVS] Chuc mung ban da hoan thanh: Dinh danh dien tu. So BDHVS-2026-0000001. "
                + "Xem: https://bdhvs.example/verify/Yk3vZ0dGQm1jVnNqT1pXbA",
                "gsm7", "BDHVS", "notice"),
            dispatch);
        Assert.StartsWith("00-2af7651916cd43dd8448eb211c80319c-", traceParent, StringComparison.Ordinal);

        await service.Receipt(message.Id, "accepted");
        await service.Receipt(message.Id, "delivered");
        await service.Receipt(message.Id, "delivered");
        await Reaches(learner, MessageState.Delivered);
        await service.Receipt(message.Id, "expired", "2");
        await Eventually.True(
            () => service.Use(async (NotificationDbContext db) =>
                await db.MessageReceipts.CountAsync(r => r.MessageId == message.Id) == 3),
            "the late receipt stored");
        Assert.Equal(MessageState.Delivered, (await Find(learner))!.State);
        Assert.Single(await Told<MessageQueued>(evt => evt.LearnerId == learner));
        Assert.Single(await Told<MessageDelivered>(evt => evt.LearnerId == learner));
        Assert.Empty(await Told<MessageUndeliverable>(evt => evt.LearnerId == learner));
    }

    [Fact]
    public async Task The_same_event_again_makes_no_second_message()
    {
        var (learner, phone) = await Known();
        var certificate = NotificationFixture.Certificate(learner);
        var id = await service.Bus.Publish(certificate);
        await service.Bus.Publish(certificate, id);
        await Reaches(learner, MessageState.Accepted);

        // Forgotten by the inbox, as after a redrive a year later: the natural key still holds.
        await service.Use((NotificationDbContext db) => db.Database.ExecuteSqlAsync(
            $"delete from messaging.inbox where message_id = {id}"));
        await service.Bus.Publish(certificate, id);
        await Eventually.True(
            () => service.Use(async (NotificationDbContext db) => await db.Database.SqlQuery<int>(
                $"""
                select count(*)::int as "Value" from messaging.inbox
                where message_id = {id} and consumer = 'notification-certificate-issued'
                """).SingleAsync() == 1),
            "the copy handled");

        Assert.NotNull(await Find(learner));
        Assert.Single(service.Door.RequestsTo(phone));
    }

    [Fact]
    public async Task A_certificate_quicker_than_the_contact_point_waits_for_it()
    {
        var (learner, phone) = (Guid.CreateVersion7(), NotificationFixture.NewPhone());
        await service.Bus.Publish(NotificationFixture.Certificate(learner));
        await Reaches(learner, MessageState.Pending);

        await service.ContactChanged(learner, phone, language: "en-GB");

        await Reaches(learner, MessageState.Accepted);
        Assert.StartsWith(
            "[BDHVS] Congratulations", Assert.Single(service.Door.RequestsTo(phone)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_learner_without_a_number_is_told_to_be_unreachable()
    {
        var learner = Guid.CreateVersion7();
        await service.Bus.Publish(NotificationFixture.Certificate(learner));
        await service.ContactChanged(learner, phone: null);

        var message = await Reaches(learner, MessageState.Undeliverable);

        var evt = Assert.Single(await Told<MessageUndeliverable>(evt => evt.LearnerId == learner));
        Assert.Equal(
            (message.Id, 2L, "no-contact", NotificationFixture.Commune),
            (evt.MessageId, evt.Version, evt.ReasonCode, evt.AreaId));
    }

    [Theory]
    [Trait("fault", "F90")]
    [InlineData(Misbehaviour.Refuse, MessageState.Created)]
    [InlineData(Misbehaviour.FailBeforeStoring, MessageState.Ambiguous)]
    [InlineData(Misbehaviour.StoreAndFail, MessageState.Ambiguous)]
    [InlineData(Misbehaviour.StoreAndHang, MessageState.Ambiguous)]
    internal async Task A_failed_attempt_is_repeated_with_the_same_reference(Misbehaviour plan, MessageState between)
    {
        var (learner, phone) = await Known(plan, plan);

        await service.Bus.Publish(NotificationFixture.Certificate(learner));

        var message = await Reaches(learner, MessageState.Accepted);
        Assert.True(message.Attempts >= 3);
        Assert.All(service.Door.RequestsTo(phone), dispatch => Assert.Equal(message.Id, dispatch.Reference));
        Assert.Single(service.Door.Messages, m => m.Value.To == phone);
        Assert.Contains(message.Transitions, t => t.State == between);
    }

    [Fact]
    [Trait("fault", "F90")]
    public async Task A_message_nobody_takes_ends_as_a_technical_failure()
    {
        var (learner, _) = await Known([.. Enumerable.Repeat(Misbehaviour.Refuse, 12)]);
        await service.Bus.Publish(NotificationFixture.Certificate(learner));

        await Reaches(learner, MessageState.Undeliverable);

        var evt = Assert.Single(await Told<MessageUndeliverable>(evt => evt.LearnerId == learner));
        Assert.Equal("technical-failure", evt.ReasonCode);
    }

    [Fact]
    public async Task A_message_that_is_refused_as_it_is_ends_rejected()
    {
        var (learner, phone) = await Known(Misbehaviour.Reject);
        await service.Bus.Publish(NotificationFixture.Certificate(learner));
        await Reaches(learner, MessageState.Rejected);
        Assert.Single(service.Door.RequestsTo(phone));
    }

    [Fact]
    [Trait("fault", "F90")]
    public async Task A_receipt_before_the_answer_to_the_attempt_is_kept()
    {
        var (learner, phone) = await Known(Misbehaviour.StoreAndHang);
        await service.Bus.Publish(NotificationFixture.Certificate(learner));
        await Eventually.True(() => Task.FromResult(service.Door.RequestsTo(phone).Any()), "the attempt");

        await service.Receipt((await Find(learner))!.Id, "delivered");

        await Reaches(learner, MessageState.Delivered);
        await Eventually.True(
            () => service.Use((NotificationDbContext db) => db.MessageAttempts.AnyAsync(
                a => db.Messages.Any(m => m.Id == a.MessageId && m.LearnerId == learner) && a.EndedAt != null)),
            "the answer stored");
        Assert.Equal(MessageState.Delivered, (await Find(learner))!.State);
        Assert.Single(service.Door.RequestsTo(phone));
        Assert.Single(await Told<MessageDelivered>(evt => evt.LearnerId == learner));
    }

    [Fact]
    public async Task A_number_or_text_never_reaches_a_log_an_event_or_the_database_in_clear()
    {
        var (learner, phone) = await Known();
        await service.Bus.Publish(NotificationFixture.Certificate(learner));
        await Reaches(learner, MessageState.Accepted);

        Assert.DoesNotContain(service.Logged, line => line.Contains(phone[1..], StringComparison.Ordinal)
            || line.Contains("Chuc mung", StringComparison.Ordinal));
        var events = await Told<MessageQueued>(evt => evt.LearnerId == learner);
        Assert.DoesNotContain(phone[1..], JsonSerializer.Serialize(events), StringComparison.Ordinal);
        var contact = await service.Use(
            (NotificationDbContext db) => db.Contacts.AsNoTracking().SingleAsync(c => c.LearnerId == learner));
        Assert.DoesNotContain(
            phone[3..], System.Text.Encoding.Latin1.GetString(contact.SealedPhone!), StringComparison.Ordinal);
    }
}
