using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Platform.Notifications.Messages;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Notifications.Tests;

public sealed class MessageEndpointTests(NotificationFixture service) : IClassFixture<NotificationFixture>
{
    private static readonly Uri List = new("/messages", UriKind.Relative);

    private async Task<(Guid Message, Guid Learner, Guid Area, string Phone)> Accepted()
    {
        var (learner, area, phone) = (Guid.CreateVersion7(), Guid.CreateVersion7(), NotificationFixture.NewPhone());
        await service.AreaKnown(area, NotificationFixture.Province, area);
        await service.ContactChanged(learner, phone);
        await service.Bus.Publish(NotificationFixture.Certificate(learner, area));
        var message = await Eventually.Get(
            () => service.Use((NotificationDbContext db) => db.Messages.AsNoTracking().SingleOrDefaultAsync(
                m => m.LearnerId == learner && m.State == MessageState.Accepted && db.Areas.Any(a => a.Id == area))),
            "the message handed over");
        return (message.Id, learner, area, phone);
    }

    [Fact]
    public async Task A_message_is_shown_with_its_history_and_without_number_or_text()
    {
        var (id, learner, area, phone) = await Accepted();
        await service.Receipt(id, "delivered");
        var client = service.SignInAs(area, Scopes.MessagesRead);
        JsonNode? message = null;
        await Eventually.Pass(async () =>
        {
            message = await client.GetFromJsonAsync<JsonNode>($"/messages/{id}");
            Assert.Equal("delivered", (string?)message!["state"]);
        });

        Assert.Equal(
            ["created", "sending", "accepted", "delivered"],
            message!["history"]!.AsArray().Select(t => (string)t!["state"]!).Where(s => s != "pending").Distinct());
        Assert.Equal("accepted", (string?)message["attempts"]![0]!["outcome"]);
        Assert.Equal("viettel", (string?)message["receipts"]![0]!["operator"]);
        Assert.Equal(learner.ToString(), (string?)message["learnerId"]);
        Assert.DoesNotContain(phone[1..], message.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Chuc mung", message.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_of_another_area_looks_like_an_unknown_one()
    {
        var (id, learner, _, _) = await Accepted();
        var stranger = service.SignInAs(Guid.CreateVersion7(), Scopes.MessagesRead);

        var one = await stranger.GetAsync(new Uri($"/messages/{id}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, one.StatusCode);
        var list = await stranger.GetFromJsonAsync<JsonNode>($"/messages?learnerId={learner}");
        Assert.Empty(list!["items"]!.AsArray());
    }

    [Fact]
    public async Task The_list_of_a_learner_is_paged_and_open_to_the_area_above()
    {
        var (first, learner, area, _) = await Accepted();
        await service.Bus.Publish(NotificationFixture.Certificate(learner, area));
        var client = service.SignInAs(NotificationFixture.Province, Scopes.MessagesRead);

        await Eventually.Pass(async () =>
        {
            var page = await client.GetFromJsonAsync<JsonNode>($"/messages?learnerId={learner}&limit=1");
            Assert.Equal(first.ToString(), (string?)Assert.Single(page!["items"]!.AsArray())!["id"]);
            var next = await client.GetFromJsonAsync<JsonNode>(
                $"/messages?learnerId={learner}&limit=1&cursor={(string?)page["nextCursor"]}");
            Assert.NotEqual(first.ToString(), (string?)Assert.Single(next!["items"]!.AsArray())!["id"]);
            Assert.Null(next["nextCursor"]);
        });
    }

    [Theory]
    [InlineData("/messages?limit=0"), InlineData("/messages?limit=101"), InlineData("/messages?cursor=abc")]
    [InlineData("/messages?learnerId=x")]
    public async Task A_query_outside_the_contract_is_a_bad_request(string url)
    {
        var client = service.SignInAs(NotificationFixture.Province, Scopes.MessagesRead);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync(new Uri(url, UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Messages_need_a_token_with_their_scope_and_an_area()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await service.CreateClient().GetAsync(List)).StatusCode);
        foreach (var client in new[]
        {
            service.SignInAs(Guid.CreateVersion7(), Scopes.ClassesRead),
            service.SignInAs(area: null, Scopes.MessagesRead),
        })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(List)).StatusCode);
        }
    }
}
