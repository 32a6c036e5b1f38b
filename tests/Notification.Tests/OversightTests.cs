using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Platform.Notifications.Messages;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Notifications.Tests;

/// <summary>Digests, trials, retention and the audit.</summary>
public sealed class OversightTests(OversightTests.Fixture service) : IClassFixture<OversightTests.Fixture>
{
    public sealed class Fixture : RoutedFixture
    {
        protected override IReadOnlyDictionary<string, string?> Settings =>
            new Dictionary<string, string?>(base.Settings) { ["Notification:TrialMode"] = "true" };
    }

    private HttpClient Ops => service.SignInAs(area: null, Scopes.OperationsRead, Scopes.OperationsWrite);

    [Fact]
    public async Task On_trial_only_guests_get_anything()
    {
        var template = await service.Template();
        var (guest, phone) = await Guest();
        var (stranger, other) = await service.Known();

        await service.Reaches(await service.Queue(guest, template), MessageState.Accepted);
        var kept = await service.Reaches(await service.Queue(stranger, template), MessageState.Undeliverable);

        Assert.Equal("trial-mode", kept.ReasonCode);
        Assert.Single(service.Door.RequestsTo(phone));
        Assert.Empty(service.Door.RequestsTo(other));
        Assert.Equal(
            HttpStatusCode.NoContent,
            (await Ops.DeleteAsync(new Uri($"/trial/guests/{guest}", UriKind.Relative))).StatusCode);
        Assert.Equal(
            "trial-mode",
            (await service.Reaches(await service.Queue(guest, template), MessageState.Undeliverable)).ReasonCode);
        Assert.True((bool)(await Ops.GetFromJsonAsync<JsonObject>("/trial/guests"))!["trialMode"]!);
    }

    [Fact]
    public async Task Many_notices_at_once_become_one_that_counts_them()
    {
        var template = await service.Template(digest: true);
        var (learner, phone) = await Guest();
        var notices = new List<Guid>();
        for (var number = 0; number < 4; number++)
            notices.Add(await service.Queue(learner, template, wait: 3_600));

        await service.Use((NotificationDbContext db) => db.Messages.Where(message => notices.Contains(message.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(
                message => message.NextTryAt, (DateTimeOffset?)service.Clock.GetUtcNow())));

        await Eventually.True(() => Task.FromResult(service.Door.RequestsTo(phone).Any()), "the digest");
        Assert.StartsWith(
            "[BDHVS] Ban co 4 thong bao moi", Assert.Single(service.Door.RequestsTo(phone)).Text,
            StringComparison.Ordinal);
        foreach (var notice in notices)
            Assert.Equal(MessageState.Digested, (await service.Find(notice)).State);
    }

    [Fact]
    public async Task The_audit_tells_who_sent_what_to_how_many_and_what_was_not_sent()
    {
        var template = await service.Template();
        var (first, _) = await Guest();
        var (second, _) = await Guest();
        var (stranger, _) = await service.Known();
        foreach (var learner in new[] { first, first, second })
            await service.Reaches(await service.Queue(learner, template), MessageState.Accepted);
        await service.Reaches(await service.Queue(stranger, template), MessageState.Undeliverable);

        var officer = service.SignInAs(NotificationFixture.Province, Scopes.MessagesRead);
        var day = VietnamTime.DateOf(service.Clock.GetUtcNow());
        var audit = await officer.GetFromJsonAsync<JsonObject>(
            $"/audit/sends?from={day.AddDays(-1):yyyy-MM-dd}&until={day:yyyy-MM-dd}");

        var line = Assert.Single(audit!["lines"]!.AsArray(), line => (string?)line!["templateCode"] == template)!;
        Assert.Equal(
            "platform sms 3 people 4 messages 0 delivered 0 failed 1 withheld 3 open",
            $"{line["sentBy"]} {line["channel"]} {line["people"]} people {line["messages"]} messages "
            + $"{line["delivered"]} delivered {line["failed"]} failed {line["withheld"]} withheld {line["open"]} open");
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await officer.GetAsync(new Uri("/audit/sends?from=2026-02-01&until=2026-01-01", UriKind.Relative)))
                .StatusCode);
    }

    [Fact]
    public async Task What_a_message_was_about_goes_first_and_later_that_there_was_one()
    {
        var template = await service.Template();
        var (learner, _) = await Guest();
        var (young, old, ancient) = (
            await service.Queue(learner, template), await service.Queue(learner, template),
            await service.Queue(learner, template));
        foreach (var id in new[] { young, old, ancient })
            await service.Reaches(id, MessageState.Accepted);

        await Aged(old, 91);
        await Aged(ancient, 731);

        await Eventually.True(
            async () => !await service.Use((NotificationDbContext db) => db.Messages.AnyAsync(m => m.Id == ancient)),
            "the message gone");
        await Eventually.True(async () => (await service.Find(old)).ContentErasedAt is not null, "the content gone");
        Assert.Empty((await service.Find(old)).Values);
        Assert.NotEmpty((await service.Find(young)).Values);
    }

    private Task<int> Aged(Guid id, int days) => service.Use((NotificationDbContext db) => db.Messages
        .Where(message => message.Id == id)
        .ExecuteUpdateAsync(set => set.SetProperty(
            message => message.CreatedAt, service.Clock.GetUtcNow().AddDays(-days))));

    private async Task<(Guid Learner, string Phone)> Guest()
    {
        var known = await service.Known();
        Assert.Equal(
            HttpStatusCode.NoContent,
            (await Ops.PutAsync(new Uri($"/trial/guests/{known.Learner}", UriKind.Relative), null)).StatusCode);
        return known;
    }
}
