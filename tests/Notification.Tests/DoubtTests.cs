using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;
using Platform.Notifications.Messages;
using Platform.Notifications.Templates;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Notifications.Tests;

/// <summary>What may be out there is neither repeated against anybody's wish nor declared lost.</summary>
[Trait("fault", "F90")]
public sealed class DoubtTests(RoutedFixture service) : IClassFixture<RoutedFixture>
{
    [Fact]
    public async Task What_has_lost_its_value_in_doubt_is_settled_by_its_receipt()
    {
        var (learner, phone) = await service.Known();

        var id = await service.Doubt(learner, await service.Template(), worth: TimeSpan.FromSeconds(-1));

        await service.LeftInDoubt(id);
        await service.Receipt(id, "delivered");
        Assert.DoesNotContain(
            (await service.Reaches(id, MessageState.Delivered)).Decisions,
            decision => decision.Kind is DecisionKind.Withheld);
        Assert.Empty(service.Door.RequestsTo(phone));
    }

    [Fact]
    public async Task Who_objects_or_opts_out_between_two_attempts_gets_no_second()
    {
        var template = await service.Template();
        var (objecting, first) = await service.Known();
        var (silent, second) = await service.Known();
        await service.Bus.Publish(new ConsentWithdrawn
        {
            LearnerId = objecting,
            Version = 2,
            OccurredAt = DateTimeOffset.UtcNow,
            ConsentId = Guid.CreateVersion7(),
            Purpose = "sms-notices",
            Channel = "paper",
            WithdrawnOn = VietnamTime.Today(TimeProvider.System),
        });
        await Eventually.True(
            () => service.Use((NotificationDbContext db) => db.Objections.AnyAsync(o => o.LearnerId == objecting)),
            "the objection");
        using var officer = service.SignInAs(NotificationFixture.Province, Scopes.ConsentsWrite);
        (await officer.Command($"/recipients/{silent}/opt-outs", new { channel = "sms" })).EnsureSuccessStatusCode();

        await service.LeftInDoubt(await service.Doubt(objecting, template));
        await service.LeftInDoubt(await service.Doubt(silent, template));

        Assert.Empty(service.Door.RequestsTo(first));
        Assert.Empty(service.Door.RequestsTo(second));
    }

    [Fact]
    public async Task A_text_that_cannot_be_filled_in_stops_none_of_the_others()
    {
        var template = await service.Template();
        await service.Use(async (NotificationDbContext db) =>
        {
            db.Templates.Add(new Template
            {
                Code = template,
                Version = 1,
                Locale = "en",
                Category = "notice",
                Text = "[BDHVS] {what} at {where}.",
            });
            return await db.SaveChangesAsync();
        });
        var (foreigner, phone) = await service.Known();
        await service.ContactChanged(foreigner, phone, version: 4, language: "en");
        await Eventually.True(
            () => service.Use((NotificationDbContext db) => db.Contacts.AnyAsync(
                contact => contact.LearnerId == foreigner && contact.PreferredLanguage == "en")),
            "the language");
        var (learner, _) = await service.Known();

        var broken = await service.Queue(foreigner, template);
        var whole = await service.Queue(learner, template);

        Assert.Equal("not-sendable", (await service.Reaches(broken, MessageState.Undeliverable)).ReasonCode);
        await service.Reaches(whole, MessageState.Accepted);
    }
}
