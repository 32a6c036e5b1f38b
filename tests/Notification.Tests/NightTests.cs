using Platform.Notifications.Messages;

namespace Platform.Notifications.Tests;

/// <summary>The hours in which no phone rings.</summary>
public sealed class NightTests(NightTests.Fixture service) : IClassFixture<NightTests.Fixture>
{
    public sealed class Fixture : RoutedFixture
    {
        public Fixture() => SetHour(23);

        protected override IReadOnlyDictionary<string, string?> Settings =>
            new Dictionary<string, string?>(base.Settings)
            {
                ["Notification:QuietFrom"] = null, // the rule decides
                ["Notification:QuietUntil"] = null,
            };
    }

    [Fact]
    public async Task At_night_a_notice_waits_and_what_ends_before_morning_is_dropped_or_goes_where_nothing_rings()
    {
        service.SetHour(23);
        var template = await service.Template();
        var (learner, phone) = await service.Known();
        var (reader, silent) = await service.Known();
        await service.Prefer(reader, usesInbox: true);

        var patient = await service.Queue(learner, template);
        var dropped = await service.Queue(learner, template, worth: TimeSpan.FromHours(7));
        var shown = await service.Queue(reader, template, worth: TimeSpan.FromHours(7));

        Assert.Equal("value-ended", (await service.Reaches(dropped, MessageState.Undeliverable)).ReasonCode);
        Assert.Equal("inbox", (await service.Reaches(shown, MessageState.Accepted)).Channel);
        Assert.Equal(MessageState.Created, (await service.Find(patient)).State);
        Assert.Empty(service.Door.RequestsTo(phone));

        service.Clock.Set(service.Clock.GetUtcNow().AddHours(9));
        await service.Reaches(patient, MessageState.Accepted);
        Assert.Single(service.Door.RequestsTo(phone));
        Assert.Empty(service.Door.RequestsTo(silent));
    }

    [Fact, Trait("fault", "F90")]
    public async Task At_night_nothing_in_doubt_is_repeated_and_what_ends_before_morning_is_left_to_its_receipt()
    {
        service.SetHour(23);
        var template = await service.Template();
        var (learner, phone) = await service.Known();

        var ending = await service.Doubt(learner, template, worth: TimeSpan.FromHours(7));
        var patient = await service.Doubt(learner, template);

        await service.LeftInDoubt(ending);
        Assert.Empty(service.Door.RequestsTo(phone));
        service.Clock.Set(service.Clock.GetUtcNow().AddHours(9));
        await service.Reaches(patient, MessageState.Accepted);
        Assert.Equal(patient, Assert.Single(service.Door.RequestsTo(phone)).Reference);
    }
}
