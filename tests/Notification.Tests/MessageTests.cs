using Platform.Contracts.Notifications.V1;
using Platform.Notifications.Messages;
using Platform.Notifications.Sending;
using Platform.Notifications.Templates;

namespace Platform.Notifications.Tests;

/// <summary>The state machine alone.</summary>
public sealed class MessageTests
{
    private static readonly DateTimeOffset Now = new(2026, 10, 10, 2, 0, 0, TimeSpan.Zero);
    private static readonly string[] Words =
        ["accepted", "delivered", "undeliverable", "expired", "rejected", "newer-word"];

    private static readonly MessageRoute Sms = new("sms", [], "viettel", [1], 1, IsAdvert: false, 820);
    private static readonly string[][] Ways = [[], ["email"], ["email", "zalo"]];
    private static readonly AfterAttempt Again = Plan(mayRepeat: true);

    private static AfterAttempt Plan(bool mayRepeat, string channel = "sms") =>
        new(channel, mayRepeat, TimeSpan.FromMinutes(10), TimeSpan.FromHours(72));

    private static Message Queued() => Message.Queue(
        Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), TemplateSeed.Read()[0],
        new Dictionary<string, string>(), null, Now).Message;

    [Fact]
    public void A_message_goes_from_created_over_accepted_to_delivered()
    {
        var message = Queued();
        message.Begin(Sms, Now, TimeSpan.FromMinutes(2));
        Assert.Null(message.Answered(new(SendOutcome.Accepted), Again, Now));
        Assert.Null(message.Report("accepted", Now));

        var delivered = Assert.IsType<MessageDelivered>(message.Report("delivered", Now));

        Assert.Equal(
            (message.Id, 2L, message.LearnerId, message.AreaId),
            (delivered.MessageId, delivered.Version, delivered.LearnerId, delivered.AreaId));
        Assert.Equal(
            [MessageState.Created, MessageState.Sending, MessageState.Accepted, MessageState.Delivered],
            message.Transitions.Select(t => t.State));
        Assert.Null(message.NextTryAt);
    }

    [Fact]
    public void A_receipt_before_the_answer_decides()
    {
        var message = Queued();
        message.Begin(Sms, Now, TimeSpan.FromMinutes(2));
        message.Report("delivered", Now);

        Assert.Null(message.Answered(new(SendOutcome.Unknown), Again, Now));

        Assert.Equal((MessageState.Delivered, null), (message.State, message.NextTryAt));
    }

    [Fact]
    public void An_accepted_report_ends_the_doubt_of_an_attempt()
    {
        var message = Queued();
        message.Begin(Sms, Now, TimeSpan.FromMinutes(2));
        message.Answered(new(SendOutcome.Unknown), Again, Now);
        Assert.Equal((MessageState.Ambiguous, Now.AddMinutes(10)), (message.State, message.NextTryAt));

        message.Report("accepted", Now, Now.AddHours(72));

        Assert.Equal((MessageState.Accepted, null), (message.State, message.NextTryAt));
        Assert.Equal(Now.AddHours(72), message.SettleBy); // or it would be accepted for ever
    }

    [Fact]
    public void A_failure_that_is_quicker_than_the_answer_goes_on_by_the_next_channel()
    {
        var message = Queued();
        message.Begin(Sms with { Remaining = ["email"] }, Now, TimeSpan.FromMinutes(2));
        Assert.Null(message.Report("rejected", Now));

        Assert.Null(message.Answered(new(SendOutcome.Accepted), Again, Now));
        Assert.Equal((MessageState.Created, Now), (message.State, message.NextTryAt));
        message.Begin(Sms with { Channel = "email" }, Now, TimeSpan.FromMinutes(2));
        Assert.Null(message.Answered(new(SendOutcome.Accepted), Again, Now)); // late, and of the other channel

        Assert.Equal(MessageState.Sending, message.State);
    }

    [Fact]
    public void What_fails_after_days_of_silence_goes_by_no_other_channel()
    {
        var message = Queued();
        message.Begin(Sms with { Remaining = ["email"] }, Now, TimeSpan.FromMinutes(2));
        message.Answered(new(SendOutcome.Accepted), Again, Now);
        message.NoReceipt(Now.AddHours(72));

        Assert.IsType<MessageUndeliverable>(message.Report("undeliverable", Now.AddHours(80)));
        Assert.Equal((MessageState.Undeliverable, null), (message.State, message.NextTryAt));
    }

    [Fact]
    public void Erased_while_it_is_under_way_it_is_settled_by_its_receipt()
    {
        var message = Queued();
        message.Begin(Sms, Now, TimeSpan.FromMinutes(2));

        Assert.Null(message.Erase(Now));

        Assert.Equal((MessageState.Sending, Now), (message.State, message.ContentErasedAt));
        Assert.IsType<MessageDelivered>(message.Report("delivered", Now));
    }

    [Fact]
    public void Doubt_stays_when_a_later_attempt_fails_cleanly()
    {
        var message = Queued();
        message.Begin(Sms, Now, TimeSpan.FromMinutes(2));
        message.Answered(new(SendOutcome.Unknown), Again, Now);
        message.Begin(Sms, Now, TimeSpan.FromMinutes(2));
        message.Answered(new(SendOutcome.NotSent), Again, Now);

        Assert.Equal(MessageState.Ambiguous, message.State);
    }

    [Theory]
    [InlineData("undeliverable", MessageState.Undeliverable, "permanent-failure")]
    [InlineData("expired", MessageState.Expired, "expired")]
    [InlineData("rejected", MessageState.Rejected, "rejected")]
    internal void Each_final_report_has_its_state_and_reason(string word, MessageState state, string reason)
    {
        var message = Queued();
        var evt = Assert.IsType<MessageUndeliverable>(message.Report(word, Now));
        Assert.Equal((state, reason, reason), (message.State, message.ReasonCode, evt.ReasonCode));
    }

    [Fact]
    public void In_every_order_of_receipts_and_answers_the_first_final_state_stands_and_is_told_once()
    {
        var random = new Random(20261010);
        for (var run = 0; run < 20_000; run++)
        {
            var message = Queued();
            var told = new List<object>();
            MessageState? final = null;
            for (var step = 0; step < 12; step++)
            {
                object? evt = random.Next(6) switch
                {
                    4 => NoReceipt(message),
                    5 => message.Report(Words[random.Next(Words.Length)], Now, null, "zalo"),
                    0 when !message.IsFinal && message.NextTryAt is not null => Begin(message, random),
                    1 => message.Answered(
                        new((SendOutcome)random.Next(4)),
                        Plan(random.Next(2) == 0, random.Next(3) == 0 ? "email" : "sms"), Now),
                    2 => message.GiveUp("technical-failure", Now),
                    _ => message.Report(Words[random.Next(Words.Length)], Now),
                };
                if (evt is not null)
                    told.Add(evt);
                if (message.IsFinal)
                    final ??= message.State;
                if (final is not null)
                    Assert.Equal((final.Value, null), (message.State, message.NextTryAt));
            }

            Assert.Equal(final is null ? 0 : 1, told.Count);
            Assert.Equal(1 + told.Count, message.Version);
            Assert.Equal(message.State, message.Transitions[^1].State);
        }

        static object? NoReceipt(Message message)
        {
            message.NoReceipt(Now);
            return null;
        }

        static object? Begin(Message message, Random random)
        {
            var route = message.Tried.Length > 0
                ? Sms with { Channel = "email" }
                : Sms with { Remaining = Ways[random.Next(Ways.Length)] };
            message.Begin(route, Now, TimeSpan.FromMinutes(1));
            return null;
        }
    }

    [Fact]
    public void What_may_not_be_repeated_waits_for_a_receipt_alone_and_is_unknown_in_the_end()
    {
        var message = Queued();
        message.Begin(Sms, Now, TimeSpan.FromMinutes(2));
        message.Answered(new(SendOutcome.Unknown), Plan(mayRepeat: false), Now);
        Assert.Equal(
            (MessageState.Ambiguous, null, Now.AddHours(72)), (message.State, message.NextTryAt, message.SettleBy));

        message.NoReceipt(Now.AddHours(72));
        Assert.Equal(
            (MessageState.Unknown, null, "no-receipt", false),
            (message.State, message.SettleBy, message.ReasonCode, message.IsFinal));
        Assert.IsType<MessageDelivered>(message.Report("delivered", Now.AddHours(80)));
    }

    [Fact]
    public void A_channel_that_certainly_failed_gives_way_to_the_next_and_is_not_tried_again()
    {
        var message = Queued();
        message.Begin(Sms with { Channel = "zalo", Remaining = ["sms"] }, Now, TimeSpan.FromMinutes(2));

        Assert.Null(message.Answered(
            new(SendOutcome.Refused, "no-zalo", LeadsNowhere: true), Plan(true, "zalo"), Now));

        Assert.Equal((MessageState.Created, Now, 0), (message.State, message.NextTryAt, message.ChannelAttempts));
        Assert.Equal(["zalo"], message.Tried);
        var decision = Assert.Single(message.Decisions);
        Assert.Equal(
            (DecisionKind.Rerouted, "zalo", "no-zalo"), (decision.Kind, decision.Channel, decision.ReasonCode));
    }

    [Fact]
    public void A_channel_in_doubt_gives_way_to_none()
    {
        var message = Queued();
        message.Begin(Sms with { Channel = "email", Remaining = ["sms"] }, Now, TimeSpan.FromMinutes(2));

        message.Answered(new(SendOutcome.Unknown), Plan(mayRepeat: false, "email"), Now);
        message.NoReceipt(Now.AddHours(72));

        Assert.Equal((MessageState.Unknown, null), (message.State, message.NextTryAt));
        Assert.Empty(message.Tried);
    }

    [Fact]
    public void A_late_report_of_a_channel_given_up_counts_only_if_it_came_through()
    {
        var message = Queued();
        message.Begin(Sms with { Channel = "zalo", Remaining = ["sms"] }, Now, TimeSpan.FromMinutes(2));
        message.Answered(new(SendOutcome.Refused, "rejected"), Plan(true, "zalo"), Now);
        message.Begin(Sms, Now, TimeSpan.FromMinutes(2));

        Assert.Null(message.Report("undeliverable", Now, null, "zalo"));
        Assert.Equal(MessageState.Sending, message.State);
        Assert.Equal("zalo", Assert.IsType<MessageDelivered>(message.Report("delivered", Now, null, "zalo")).Channel);
    }
}
