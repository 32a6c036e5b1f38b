using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Platform.Contracts.Notifications.V1;
using Platform.Notifications.Messages;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Notifications.Tests;

/// <summary>What the law and people's wishes keep from being sent, each with its reason on record.</summary>
public sealed class SendingRulesTests(RoutedFixture service) : IClassFixture<RoutedFixture>
{
    private HttpClient Officer =>
        service.SignInAs(NotificationFixture.Province, Scopes.ConsentsWrite, Scopes.MessagesRead);

    [Fact]
    public async Task An_advert_goes_to_those_alone_who_said_yes()
    {
        var advert = await service.Template("advert");
        var (asked, phone) = await service.Known();
        var (silent, other) = await service.Known();
        await service.Agrees(asked);
        await Eventually.True(
            async () => (bool)(await Recipient(asked))["agreesToAdverts"]!, "the consent");

        var sent = await service.Queue(asked, advert);
        var kept = await service.Queue(silent, advert);

        await service.Reaches(sent, MessageState.Accepted);
        var withheld = await service.Reaches(kept, MessageState.Undeliverable);
        Assert.Equal("no-advert-consent", withheld.ReasonCode);
        Assert.StartsWith("advert-limits/", Assert.Single(withheld.Decisions).Rule, StringComparison.Ordinal);
        Assert.StartsWith("[QC]", Assert.Single(service.Door.RequestsTo(phone)).Text, StringComparison.Ordinal);
        Assert.Empty(service.Door.RequestsTo(other));
        Assert.Equal(
            "no-advert-consent",
            Assert.Single(await service.Bus.Events<MessageUndeliverable>(), evt => evt.MessageId == kept).ReasonCode);
    }

    [Fact]
    public async Task The_fourth_advert_of_a_day_to_a_number_waits_whoever_of_the_family_it_is_for()
    {
        var advert = await service.Template("advert");
        var (mother, phone) = await service.Known();
        var (son, _) = await service.Known(phone);
        foreach (var learner in new[] { mother, son })
        {
            await service.Agrees(learner);
            await Eventually.True(async () => (bool)(await Recipient(learner))["agreesToAdverts"]!, "the consent");
        }

        for (var number = 1; number <= 3; number++)
            await service.Reaches(await service.Queue(mother, advert), MessageState.Accepted);
        var first = service.Clock.GetUtcNow();
        var fourth = await service.Queue(son, advert);

        var decision = await service.Decides(fourth, DecisionKind.Deferred);
        Assert.Equal("cap-reached", decision.ReasonCode);
        Assert.StartsWith("advert-limits/", decision.Rule, StringComparison.Ordinal);
        var waiting = await service.Find(fourth);
        Assert.InRange(waiting.NextTryAt!.Value, first.AddHours(23), first.AddHours(25));
        Assert.Equal(3, service.Door.RequestsTo(phone).Count());
    }

    [Fact]
    public async Task A_reminder_that_would_be_worth_nothing_after_the_wait_is_dropped_with_the_reason()
    {
        var advert = await service.Template("advert");
        var (learner, phone) = await service.Known();
        await service.Agrees(learner);
        await Eventually.True(async () => (bool)(await Recipient(learner))["agreesToAdverts"]!, "the consent");
        for (var number = 1; number <= 3; number++)
            await service.Reaches(await service.Queue(learner, advert), MessageState.Accepted);

        var late = await service.Queue(learner, advert, worth: TimeSpan.FromHours(2));

        Assert.Equal("value-ended", (await service.Reaches(late, MessageState.Undeliverable)).ReasonCode);
        Assert.Equal(3, service.Door.RequestsTo(phone).Count());
    }

    [Fact]
    public async Task Who_opts_out_of_a_topic_gets_the_others_until_they_opt_in_again()
    {
        var (classes, practice) = (await service.Template(), await service.Template(topic: "practice"));
        var (learner, _) = await service.Known();

        Assert.Equal(HttpStatusCode.NoContent, (await Say(learner, "opt-outs", "sms", "classes")).StatusCode);
        Assert.Equal(
            "opted-out",
            (await service.Reaches(await service.Queue(learner, classes), MessageState.Undeliverable)).ReasonCode);
        await service.Reaches(await service.Queue(learner, practice), MessageState.Accepted);
        Assert.Equal("classes", (string?)Assert.Single((await Recipient(learner))["optOuts"]!.AsArray())!["topic"]);

        Assert.Equal(HttpStatusCode.NoContent, (await Say(learner, "opt-ins", "sms", "classes")).StatusCode);
        await service.Reaches(await service.Queue(learner, classes), MessageState.Accepted);
    }

    [Theory]
    [InlineData("advert", MessageState.Accepted)]
    [InlineData("all", MessageState.Undeliverable)]
    internal async Task What_a_subscriber_tells_the_operator_holds_for_the_number(string category, MessageState notices)
    {
        var (notice, advert) = (await service.Template(), await service.Template("advert"));
        var (learner, phone) = await service.Known();
        var (relative, _) = await service.Known(phone);
        await service.Agrees(relative);
        await Eventually.True(async () => (bool)(await Recipient(relative))["agreesToAdverts"]!, "the consent");
        var answered = await service.Queue(learner, notice);
        await service.Reaches(answered, MessageState.Accepted);

        await service.OptedOut(answered, category);

        await Eventually.True(
            () => service.Use((NotificationDbContext db) => Task.FromResult(
                db.NumberRefusals.Any(refusal => db.Messages.Any(
                    message => message.Id == answered && message.RecipientKey == refusal.RecipientKey)))),
            "the refusal");
        Assert.Equal(
            "opted-out",
            (await service.Reaches(await service.Queue(relative, advert), MessageState.Undeliverable)).ReasonCode);
        await service.Reaches(await service.Queue(relative, notice), notices);
    }

    [Fact]
    public async Task Wishes_are_told_to_officers_of_the_area_alone()
    {
        var (learner, _) = await service.Known();
        var stranger = service.SignInAs(Guid.CreateVersion7(), Scopes.ConsentsWrite, Scopes.MessagesRead);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await stranger.GetAsync(new Uri($"/recipients/{learner}", UriKind.Relative))).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await Api.Send(stranger, HttpMethod.Post, $"/recipients/{learner}/opt-outs", "{}")).StatusCode);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await Api.Send(
                Officer, HttpMethod.Put, $"/recipients/{learner}/preferences", """{"channels":["pigeon"]}"""))
                .StatusCode);
    }

    [Fact]
    public async Task A_rule_is_shown_with_its_source()
    {
        var rule = await Officer.GetFromJsonAsync<JsonObject>("/rules/advert-limits");
        Assert.Equal(3, (int)rule!["value"]!["perDay"]!["sms"]!);
        Assert.Contains("91/2020", (string?)rule["source"], StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> Say(Guid learner, string what, string? channel, string? topic) => Api.Send(
        Officer, HttpMethod.Post, $"/recipients/{learner}/{what}",
        new JsonObject { ["channel"] = channel, ["topic"] = topic }.ToJsonString());

    private async Task<JsonObject> Recipient(Guid learner) =>
        (await Officer.GetFromJsonAsync<JsonObject>($"/recipients/{learner}"))!;
}
