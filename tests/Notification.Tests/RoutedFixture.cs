using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;
using Platform.Contracts.Partners.V1;
using Platform.Messaging;
using Platform.Notifications.Messages;
using Platform.Notifications.Rules;
using Platform.Notifications.Sending;
using Platform.Notifications.Templates;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Notifications.Tests;

/// <summary>The service at a time of day the test chooses, with rules and templates of the test's own.</summary>
public class RoutedFixture : NotificationFixture
{
    /// <summary>Noon in Vietnam of the day it really is, so that tokens and rows of the database fit.</summary>
    public FakeClock Clock { get; } = new();

    public RoutedFixture()
    {
        SetHour(12);
        UseClock(Clock);
    }

    protected override IReadOnlyDictionary<string, string?> Settings =>
        new Dictionary<string, string?>(base.Settings)
        {
            ["Notification:RoundInterval"] = "00:00:00.050",
            ["Notification:BalanceInterval"] = "00:00:00.050",
        };

    /// <summary>The next time the clocks in Vietnam show the hour.</summary>
    internal void SetHour(int hour)
    {
        var now = TimeProvider.System.GetUtcNow();
        var vietnam = now.ToOffset(TimeSpan.FromHours(7));
        var wanted = new DateTimeOffset(vietnam.Year, vietnam.Month, vietnam.Day, hour, 0, 0, TimeSpan.FromHours(7));
        Clock.Set(wanted > vietnam ? wanted : wanted.AddDays(1));
    }

    /// <summary>A person of the commune with a number, and perhaps more.</summary>
    internal async Task<(Guid Learner, string Phone)> Known(string? phone = null)
    {
        var learner = Guid.CreateVersion7();
        phone ??= NewPhone();
        await AreaKnown(Commune, Province, Commune);
        await ContactChanged(learner, phone);
        await Eventually.True(
            () => Use((NotificationDbContext db) => db.Contacts.AnyAsync(
                c => c.LearnerId == learner && db.Areas.Any(area => area.Id == Commune))),
            "the contact");
        return (learner, phone);
    }

    /// <summary>An approved template of its own; it says what <paramref name="text"/> says.</summary>
    internal async Task<string> Template(
        string category = "notice", string topic = "classes", string? zalo = null, string text = "[BDHVS] {what}.",
        DeliveryPromise promise = DeliveryPromise.AtLeastOnce, bool digest = false)
    {
        var code = "test-" + Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture)[..12];
        await Use(async (NotificationDbContext db) =>
        {
            var version = new TemplateVersion
            {
                Id = Guid.CreateVersion7(),
                Code = code,
                Version = 1,
                Category = category,
                Topic = topic,
                Promise = promise,
                Retention = category == "advert" ? "advert" : "service",
                Digest = digest,
                ZaloTemplateId = zalo,
                Sample = new Dictionary<string, string> { ["what"] = "Lớp học mới" },
                WrittenBy = "writer",
                WrittenAt = DateTimeOffset.UtcNow,
            };
            version.Approve("approver", DateTimeOffset.UtcNow);
            db.TemplateVersions.Add(version);
            db.Templates.Add(new Template
            {
                Code = code,
                Version = 1,
                Locale = "vi",
                Category = category,
                Text = category == "advert" ? "[QC]" + text : text,
                Subject = "Thông báo lớp học",
            });
            return await db.SaveChangesAsync();
        });
        return code;
    }

    /// <summary>Queues a message as a consumer does.</summary>
    internal Task<Guid> Queue(
        Guid learner, string template, string what = "Lop hoc moi", TimeSpan? worth = null, int wait = 0) =>
        Use(async (NotificationDbContext db) =>
        {
            var (code, now) = (template, Clock.GetUtcNow());
            var text = await db.Templates.AsNoTracking().SingleAsync(t => t.Code == code && t.Locale == "vi");
            var (message, queued) = Message.Queue(
                Guid.CreateVersion7(), learner, Commune, text, new Dictionary<string, string> { ["what"] = what },
                null, now, now + worth);
            if (wait > 0)
                message.Defer(now.AddSeconds(wait), "test", null, now);
            db.Messages.Add(message);
            db.AddEvent(queued);
            await db.SaveChangesAsync();
            return message.Id;
        });

    /// <summary>Queues a message whose first attempt by SMS nobody answered.</summary>
    internal async Task<Guid> Doubt(Guid learner, string template, TimeSpan? worth = null)
    {
        var id = await Queue(learner, template, worth: worth, wait: 3_600);
        await Use(async (NotificationDbContext db) =>
        {
            var (message, now) = (await db.Messages.SingleAsync(m => m.Id == id), Clock.GetUtcNow());
            db.MessageAttempts.Add(message.Begin(
                new MessageRoute("sms", [], null, [1], 1, IsAdvert: false, 0), now, TimeSpan.FromHours(1)));
            message.Answered(
                new(SendOutcome.Unknown), new("sms", MayRepeat: true, TimeSpan.Zero, TimeSpan.FromHours(72)), now);
            return await db.SaveChangesAsync();
        });
        return id;
    }

    /// <summary>What is left to its receipt.</summary>
    internal Task LeftInDoubt(Guid id) => Eventually.True(
        async () => await Find(id) is { State: MessageState.Ambiguous, NextTryAt: null, SettleBy: not null },
        "the message left in doubt");

    internal Task Prefer(Guid learner, bool usesInbox) => Use(async (NotificationDbContext db) =>
    {
        db.Contacts.Single(contact => contact.LearnerId == learner).Prefer(null, usesInbox, null);
        return await db.SaveChangesAsync();
    });

    /// <summary>A newer version of a rule, as a decision of an authority would be entered.</summary>
    internal Task Decree(string code, string value) => Use(async (NotificationDbContext db) =>
    {
        var newest = await db.Rules.AsNoTracking().Where(rule => rule.Code == code)
            .OrderByDescending(rule => rule.Version).FirstAsync();
        db.Rules.Add(new Rule
        {
            Code = code,
            Version = newest.Version + 1,
            Value = System.Text.Json.JsonDocument.Parse(value).RootElement.Clone(),
            Source = "test",
            ValidFrom = newest.ValidFrom,
        });
        return await db.SaveChangesAsync();
    });

    internal Task Agrees(Guid learner, long version = 1) => Bus.Publish(new ConsentGiven
    {
        ConsentId = learner,
        Version = version,
        OccurredAt = DateTimeOffset.UtcNow,
        LearnerId = learner,
        Purpose = "marketing",
        Channel = "paper",
        GivenOn = new DateOnly(2026, 3, 1),
    });

    internal Task OptedOut(Guid reference, string category) => Bus.Publish(new SubscriberOptedOut
    {
        ReportId = Guid.CreateVersion7(),
        Version = 1,
        OccurredAt = DateTimeOffset.UtcNow,
        PartnerId = "viettel",
        Reference = reference,
        Category = category,
        ReportedAt = DateTimeOffset.UtcNow,
    });

    /// <summary>A number no operator owns by its prefix, so that the shares alone decide.</summary>
    internal static string ForeignPhone() => NewPhone().Replace("+8490", "+8559", StringComparison.Ordinal);

    internal Task Delivered(Guid reference, string operatorId, string operatorMessageId) =>
        Bus.Publish(new MessageReceiptReported
        {
            ReportId = Guid.CreateVersion7(),
            Version = 1,
            OccurredAt = DateTimeOffset.UtcNow,
            PartnerId = operatorId,
            Reference = reference,
            OperatorMessageId = operatorMessageId,
            State = "delivered",
            ReportedAt = DateTimeOffset.UtcNow,
        });

    internal async Task Operator(
        string id, int share, bool receiptPerSegment = false, bool registersTexts = false)
    {
        var client = SignInAs(area: null, Scopes.OperationsWrite);
        await Put(
            client, $"/operators/{id}",
            new { share, price = 800, priceOtherNetworks = 900, receiptPerSegment, registersTexts });
        await Put(
            client, $"/operators/{id}/brandnames/BDHVS", new { state = "approved", validFrom = "2026-01-01" });
    }

    internal static async Task Put(HttpClient client, string path, object body) => Assert.Equal(
        HttpStatusCode.NoContent, (await client.PutAsJsonAsync(new Uri(path, UriKind.Relative), body)).StatusCode);

    internal Task<Message> Find(Guid id) => Use((NotificationDbContext db) => db.Messages.AsNoTracking()
        .Include(m => m.Decisions).Include(m => m.Transitions).SingleAsync(m => m.Id == id));

    internal async Task<Message> Reaches(Guid id, MessageState state)
    {
        Message? message = null;
        await Eventually.Pass(async () =>
        {
            message = await Find(id);
            Assert.Equal(state, message.State);
        });
        return message!;
    }

    internal async Task<MessageDecision> Decides(Guid id, DecisionKind kind) => await Eventually.Get(
        async () => (await Find(id)).Decisions.LastOrDefault(decision => decision.Kind == kind), $"{kind}");
}
