using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Partners.V1;
using Platform.Notifications.Messages;
using Platform.Testing;
using static Platform.Notifications.Tests.DispatchSink;

namespace Platform.Notifications.Tests;

/// <summary>Which operator a message goes to, and that it stays there while anything is in doubt.</summary>
[Trait("fault", "F90")]
public sealed class OperatorRoutingTests(RoutedFixture service) : IClassFixture<RoutedFixture>
{
    [Fact]
    public async Task A_text_of_several_segments_is_there_when_all_of_them_are()
    {
        await service.Operator("segments", 1, receiptPerSegment: true);
        var (learner, _) = await service.Known();
        var message = await service.Queue(
            learner, await service.Template(), string.Join(' ', Enumerable.Repeat("Lop hoc", 30)));
        Assert.Equal(2, (await service.Reaches(message, MessageState.Accepted)).Segments);

        await service.Delivered(message, "segments", "first");
        await service.Delivered(message, "segments", "first");
        await Eventually.True(
            () => service.Use((NotificationDbContext db) => db.MessageReceipts.AnyAsync(r => r.MessageId == message)),
            "the receipt");
        Assert.Equal(MessageState.Accepted, (await service.Find(message)).State);
        await service.Delivered(message, "segments", "second");

        await service.Reaches(message, MessageState.Delivered);
    }

    [Fact]
    public async Task A_number_that_was_ported_goes_to_its_new_operator_from_then_on()
    {
        await service.Operator("mobifone", 1);
        await service.Operator("viettel", 1);
        var template = await service.Template();
        var (learner, phone) = await service.Known(); // +8490: MobiFone's, by its prefix
        var first = await service.Queue(learner, template);
        await service.Reaches(first, MessageState.Accepted);
        Assert.Equal("mobifone", Assert.Single(service.Door.RequestsTo(phone)).Operator);

        await service.Bus.Publish(new NumberPorted
        {
            ReportId = Guid.CreateVersion7(),
            Version = 1,
            OccurredAt = DateTimeOffset.UtcNow,
            PartnerId = "mobifone",
            Reference = first,
            NewOperatorId = "viettel",
            ReportedAt = DateTimeOffset.UtcNow,
        });
        await Eventually.True(
            () => service.Use((NotificationDbContext db) => db.PortedNumbers.AnyAsync(
                number => db.Messages.Any(m => m.Id == first && m.RecipientKey == number.RecipientKey))),
            "the number");

        await service.Reaches(await service.Queue(learner, template), MessageState.Accepted);
        Assert.Equal(["mobifone", "viettel"], service.Door.RequestsTo(phone).Select(dispatch => dispatch.Operator));
    }

    [Fact]
    public async Task A_message_in_doubt_goes_to_the_same_operator_again_and_to_no_other()
    {
        await service.Operator("mobifone", 1);
        await service.Operator("viettel", 1);
        var (learner, phone) = await service.Known(RoutedFixture.ForeignPhone());
        service.Door.Plan(phone, [.. Enumerable.Repeat(Misbehaviour.StoreAndFail, 6)]);

        await service.Reaches(await service.Queue(learner, await service.Template()), MessageState.Accepted);

        Assert.Equal(7, service.Door.RequestsTo(phone).Count());
        Assert.Single(
            service.Door.RequestsTo(phone).Select(dispatch => (dispatch.Reference, dispatch.Operator)).Distinct());
    }

    [Fact]
    public async Task What_is_promised_at_most_once_is_never_sent_again_in_doubt_and_a_late_receipt_settles_it()
    {
        var template = await service.Template(promise: Templates.DeliveryPromise.AtMostOnce);
        var (learner, phone) = await service.Known();
        service.Door.Plan(phone, Misbehaviour.StoreAndFail);
        var message = await service.Queue(learner, template);
        var doubt = await service.Reaches(message, MessageState.Ambiguous);
        Assert.Null(doubt.NextTryAt);

        service.Clock.Set(service.Clock.GetUtcNow().AddHours(73));
        Assert.Equal("no-receipt", (await service.Reaches(message, MessageState.Unknown)).ReasonCode);
        service.SetHour(12);
        await service.Receipt(message, "delivered");

        await service.Reaches(message, MessageState.Delivered);
        Assert.Single(service.Door.RequestsTo(phone));
    }
}
