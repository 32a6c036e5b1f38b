using System.Net;
using Platform.Contracts.Notifications.V1;
using Platform.Notifications.Messages;
using static Platform.Notifications.Tests.ZaloReport;

namespace Platform.Notifications.Tests;

/// <summary>The door that Zalo reports through: open to the world, and closed to whoever cannot sign.</summary>
public sealed class ZaloReportTests(ChannelTests.Fixture service) : IClassFixture<ChannelTests.Fixture>
{
    [Fact]
    public async Task What_Zalo_reports_and_signs_is_stored_once_however_often_it_is_said()
    {
        using var zalo = service.CreateClient();
        var (got, seen) = (await Handed(), await Handed());
        var body = Received(got, $"zns-{got}");
        var sight = Seen($"zns-{seen}");

        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var first = await zalo.SendReport(body, Sign(body, "1792000000001"));
            using var second = await zalo.SendReport(sight, Sign(sight, "1792000000002"));
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        }

        Assert.Equal("zalo", (await service.Reaches(got, MessageState.Delivered)).Channel);
        await service.Reaches(seen, MessageState.Delivered);
        var told = await service.Bus.Events<MessageDelivered>();
        Assert.Equal(2, told.Count(evt => evt.MessageId == got || evt.MessageId == seen));
    }

    [Fact]
    public async Task Whatever_is_not_signed_to_the_letter_changes_nothing()
    {
        using var zalo = service.CreateClient();
        var id = await Handed();
        var body = Received(id, $"zns-{id}");
        var foreign = Received(id, $"zns-{id}", app: "other");
        var good = Sign(body, "1792000000001");

        await Refused(body);
        await Refused(body, good["mac=".Length..]);
        await Refused(body, good.ToUpperInvariant());
        await Refused(body, good, good);
        await Refused(body, Sign(body, "1792000000001", secret: "secret"));
        await Refused(body, Sign(body, "1792000000009"));
        await Refused(body + " ", good);
        await Refused(foreign, Sign(foreign, "1792000000001", app: "other"));
        await Refused("[]", Sign("[]", ""));
        var doubled = body.Replace("\"app_id\"", "\"app_id\":\"app\",\"app_id\"", StringComparison.Ordinal);
        await Refused(doubled, Sign(doubled, "1792000000001"));
        var flood = new string(' ', 17 * 1024);
        using var large = await zalo.SendReport(flood, Sign(flood, ""));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        Assert.Equal(MessageState.Accepted, (await service.Find(id)).State);

        async Task Refused(string text, params string[] signatures)
        {
            using var answer = await zalo.SendReport(text, signatures);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal("report-not-signed", await answer.Code());
        }
    }

    [Fact]
    public async Task Other_news_of_the_account_and_messages_of_others_are_taken_and_of_no_use()
    {
        using var zalo = service.CreateClient();
        var id = await Handed();
        var other = Received(id, "zns-of-somebody-else");
        const string follow = """{"app_id":"app","event_name":"follow","timestamp":"1","follower":{"id":"1"}}""";

        using var stray = await zalo.SendReport(other, Sign(other, "1792000000001"));
        using var news = await zalo.SendReport(follow, Sign(follow, "1"));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (stray.StatusCode, news.StatusCode));
        Assert.Equal(MessageState.Accepted, (await service.Find(id)).State);
    }

    [Fact]
    public async Task A_report_that_is_quicker_than_the_answer_is_found_by_our_own_reference()
    {
        using var zalo = service.CreateClient();
        var (learner, phone) = await service.Known();
        service.Zalo.Fail(phone, 500); // taken, perhaps: no id of Zalo's comes back
        var id = await service.Queue(learner, await service.Template(zalo: "296810"));
        await service.Reaches(id, MessageState.Ambiguous);
        var body = Received(id, $"zns-{id}");

        using var answer = await zalo.SendReport(body, Sign(body, "1792000000001"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await service.Reaches(id, MessageState.Delivered);
        Assert.Empty(service.Door.RequestsTo(phone));
    }

    private async Task<Guid> Handed()
    {
        var (learner, _) = await service.Known();
        var id = await service.Queue(learner, await service.Template(zalo: "296810"));
        await service.Reaches(id, MessageState.Accepted);
        return id;
    }
}
