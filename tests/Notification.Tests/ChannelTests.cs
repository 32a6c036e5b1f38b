using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Platform.Contracts.Notifications.V1;
using Platform.Notifications.Contacts;
using Platform.Notifications.Messages;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Notifications.Tests;

/// <summary>All channels against servers that speak their protocols, and the way from one to the next.</summary>
public sealed class ChannelTests(ChannelTests.Fixture service) : IClassFixture<ChannelTests.Fixture>
{
    public sealed class Fixture : RoutedFixture
    {
        internal ZaloSink Zalo { get; } = new();

        internal SmtpServer Smtp { get; } = SmtpServer.Start().GetAwaiter().GetResult();

        protected override IReadOnlyDictionary<string, string?> Settings =>
            new Dictionary<string, string?>(base.Settings)
            {
                ["Notification:Channels:0"] = "inbox",
                ["Notification:Channels:1"] = "zalo",
                ["Notification:Channels:2"] = "sms",
                ["Notification:Channels:3"] = "email",
                ["Notification:Email:Host"] = "127.0.0.1",
                ["Notification:Email:Port"] = Smtp.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["Notification:Email:Security"] = "None",
                ["Notification:Email:FromAddress"] = "thong-bao@bdhvs.example",
                ["Notification:Email:Timeout"] = "00:00:03",
                ["Notification:Zalo:Api"] = Zalo.Address,
                ["Notification:Zalo:Issuer"] = Zalo.Address,
                ["Notification:Zalo:AppId"] = "app",
                ["Notification:Zalo:SecretKey"] = "secret",
                ["Notification:Zalo:RefreshToken"] = "refresh-0",
                ["Notification:Zalo:OaSecretKey"] = ZaloReport.Secret,
            };

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            await Zalo.DisposeAsync();
            await Smtp.DisposeAsync();
            GC.SuppressFinalize(this);
        }
    }

    private HttpClient Portal => service.SignInAs(
        NotificationFixture.Province, Scopes.ConsentsWrite, Scopes.MessagesRead, Scopes.InboxRead);

    [Fact]
    public async Task A_mail_is_handed_to_the_server_with_marks_and_a_name_of_its_own()
    {
        var (learner, phone) = await service.Known();
        await Prefer(learner, new { channels = new[] { "email" }, email = "hoa@bdhvs.example" });

        var id = await service.Queue(learner, await service.Template(), "Lớp học mới của bạn");

        Assert.Equal("email", (await service.Reaches(id, MessageState.Accepted)).Channel);
        var (_, raw) = Assert.Single(service.Smtp.Mails, mail => mail.To == "hoa@bdhvs.example");
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(raw));
        using var mail = await MimeMessage.LoadAsync(stream);
        Assert.Equal(
            ("[BDHVS] Lớp học mới của bạn.", "Thông báo lớp học", $"{id}@bdhvs.example", "Bình dân học vụ số"),
            (mail.TextBody!.Trim(), mail.Subject, mail.MessageId, mail.From.Mailboxes.Single().Name));
        Assert.Empty(service.Door.RequestsTo(phone));
        var contact = await service.Use((NotificationDbContext db) => db.Contacts.AsNoTracking()
            .SingleAsync(contact => contact.LearnerId == learner));
        Assert.DoesNotContain(
            "hoa@", System.Text.Encoding.Latin1.GetString(contact.SealedEmail!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mailbox_that_does_not_exist_gives_way_to_sms_and_is_not_tried_again()
    {
        var (learner, phone) = await service.Known();
        await Prefer(learner, new { channels = new[] { "email", "sms" }, email = $"nobody-{learner}@bdhvs.example" });
        var template = await service.Template();

        var first = await service.Reaches(await service.Queue(learner, template), MessageState.Accepted);
        var second = await service.Reaches(await service.Queue(learner, template), MessageState.Accepted);

        Assert.Equal(("sms", 2), (first.Channel, first.Attempts));
        Assert.Equal((DecisionKind.Rerouted, "email"), (first.Decisions[0].Kind, first.Decisions[0].Channel));
        Assert.Equal(("sms", 1), (second.Channel, second.Attempts));
        Assert.Equal(2, service.Door.RequestsTo(phone).Count());
    }

    [Fact]
    public async Task A_stop_told_to_the_operator_holds_for_the_number_whatever_channel_it_went_by_afterwards()
    {
        var template = await service.Template();
        var (learner, phone) = await service.Known();
        var (relative, _) = await service.Known(phone);
        await Prefer(learner, new { channels = new[] { "sms", "email" }, email = $"hoa-{learner}@bdhvs.example" });
        var id = await service.Queue(learner, template);
        await service.Reaches(id, MessageState.Accepted);
        await service.Receipt(id, "rejected");
        await Eventually.True(
            async () => await service.Find(id) is { Channel: "email", State: MessageState.Accepted }, "the mail");

        await service.OptedOut(id, "all");

        var key = service.Services.GetRequiredService<ContactCipher>().KeyOf(phone);
        await Eventually.True(
            () => service.Use((NotificationDbContext db) => db.NumberRefusals.AnyAsync(r => r.RecipientKey == key)),
            "the refusal");
        Assert.Equal(
            "opted-out",
            (await service.Reaches(await service.Queue(relative, template), MessageState.Undeliverable)).ReasonCode);
    }

    [Fact]
    public async Task A_server_that_asks_to_come_later_is_asked_later_and_the_mail_goes_once()
    {
        var (learner, _) = await service.Known();
        var address = $"later-{learner}@bdhvs.example";
        await Prefer(learner, new { channels = new[] { "email" }, email = address });

        var message = await service.Reaches(
            await service.Queue(learner, await service.Template()), MessageState.Accepted);

        Assert.Equal(2, message.Attempts);
        Assert.Single(service.Smtp.Mails, mail => mail.To == address);
    }

    [Fact, Trait("fault", "F90")]
    public async Task A_server_that_has_the_mail_and_does_not_say_so_is_not_given_it_again_nor_is_anybody_else()
    {
        var (learner, phone) = await service.Known();
        var address = $"silent-{learner}@bdhvs.example";
        await Prefer(learner, new { channels = new[] { "email", "sms" }, email = address });

        var id = await service.Queue(learner, await service.Template());

        var message = await service.Reaches(id, MessageState.Ambiguous);
        Assert.Null(message.NextTryAt);
        Assert.Single(service.Smtp.Mails, mail => mail.To == address);
        Assert.Empty(service.Door.RequestsTo(phone));
    }

    [Fact]
    public async Task Zalo_gets_the_values_of_its_own_template_and_says_later_that_it_was_shown()
    {
        var (learner, phone) = await service.Known();
        var id = await service.Queue(learner, await service.Template(zalo: "296810"), "Lớp học mới");
        await service.Reaches(id, MessageState.Accepted);

        var sent = Assert.Single(service.Zalo.Messages, message => (string?)message["tracking_id"] == id.ToString());
        Assert.Equal(
            (phone[1..], "296810", "Lớp học mới"),
            ((string?)sent["phone"], (string?)sent["template_id"], (string?)sent["template_data"]!["what"]));
        service.Zalo.Received[$"zns-{id}"] = true;

        Assert.Equal("zalo", (await service.Reaches(id, MessageState.Delivered)).Channel);
        Assert.Equal(
            "zalo", Assert.Single(await service.Bus.Events<MessageDelivered>(), evt => evt.MessageId == id).Channel);
        Assert.Equal(1, service.Zalo.Renewals);
        Assert.Empty(service.Door.RequestsTo(phone));
    }

    [Fact]
    public async Task Who_has_no_Zalo_gets_an_SMS_and_is_remembered()
    {
        var (learner, phone) = await service.Known();
        service.Zalo.Fail(phone, -118);
        var template = await service.Template(zalo: "296810");

        var first = await service.Reaches(await service.Queue(learner, template), MessageState.Accepted);
        var second = await service.Reaches(await service.Queue(learner, template), MessageState.Accepted);

        Assert.Equal(("sms", 2, "no-zalo"), (first.Channel, first.Attempts, first.Decisions[0].ReasonCode));
        Assert.Equal(("sms", 1), (second.Channel, second.Attempts));
    }

    [Fact, Trait("fault", "F90")]
    public async Task Zalo_in_doubt_is_left_in_doubt()
    {
        var (learner, phone) = await service.Known();
        service.Zalo.Fail(phone, 500);
        var id = await service.Queue(learner, await service.Template(zalo: "296810"));
        Assert.Null((await service.Reaches(id, MessageState.Ambiguous)).NextTryAt);
        Assert.Empty(service.Door.RequestsTo(phone));
    }

    [Fact]
    public async Task The_inbox_shows_a_notice_until_nobody_has_read_it_in_time_and_then_it_goes_by_SMS()
    {
        var template = await service.Template();
        var (reader, quiet) = await service.Known();
        var (other, phone) = await service.Known();
        foreach (var learner in new[] { reader, other })
            await Prefer(learner, new { usesInbox = true });
        var read = await service.Queue(reader, template, "Lớp học mới");
        var unread = await service.Queue(other, template);
        Assert.Equal("inbox", (await service.Reaches(read, MessageState.Accepted)).Channel);
        await service.Reaches(unread, MessageState.Accepted);

        var shown = Assert.Single((await Inbox(reader))["items"]!.AsArray());
        Assert.Equal(("[BDHVS] Lớp học mới.", false), ((string?)shown!["text"], (bool)shown["isRead"]!));
        Assert.Equal(
            HttpStatusCode.NoContent,
            (await Api.Send(Portal, HttpMethod.Post, $"/inbox/{reader}/{read}/read", null)).StatusCode);
        await service.Reaches(read, MessageState.Delivered);
        Assert.True((bool)Assert.Single((await Inbox(reader))["items"]!.AsArray())!["isRead"]!);

        service.Clock.Set(service.Clock.GetUtcNow().AddHours(24.5));
        await Eventually.True(
            async () => await service.Find(unread) is { Channel: "sms", State: MessageState.Accepted }, "the SMS");
        service.SetHour(12);
        Assert.Single(service.Door.RequestsTo(phone));
        Assert.Empty(service.Door.RequestsTo(quiet));
        Assert.Empty((await Inbox(other))["items"]!.AsArray());
    }

    [Fact]
    public async Task An_inbox_opens_for_its_area_and_its_scope_alone()
    {
        var (learner, _) = await service.Known();
        var path = new Uri($"/inbox/{learner}", UriKind.Relative);
        var reader = service.SignInAs(NotificationFixture.Province, Scopes.MessagesRead);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync(path)).StatusCode);
        var stranger = service.SignInAs(Guid.CreateVersion7(), Scopes.InboxRead);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(path)).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await Api.Send(stranger, HttpMethod.Post, $"/inbox/{learner}/{Guid.NewGuid()}/read", null)).StatusCode);
    }

    private async Task<JsonObject> Inbox(Guid learner) =>
        (await Portal.GetFromJsonAsync<JsonObject>($"/inbox/{learner}"))!;

    private async Task Prefer(Guid learner, object preferences) => Assert.Equal(
        HttpStatusCode.NoContent,
        (await Api.Send(
            Portal, HttpMethod.Put, $"/recipients/{learner}/preferences",
            System.Text.Json.JsonSerializer.Serialize(preferences))).StatusCode);
}
