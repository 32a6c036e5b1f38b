using System.Globalization;
using System.Text.Json;
using Platform.Notifications.Rules;
using Platform.Notifications.Sending;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Tests;

public sealed class QuietHoursTests
{
    private static readonly RuleValue<QuietTime> Seeded = RuleSeed.Read()
        .Where(rule => rule.Code == "quiet-hours")
        .Select(rule => new RuleValue<QuietTime>(rule.Value.Deserialize<QuietTime>(Json.Commands)!, 1, rule.Source))
        .Single();

    [Theory]
    [InlineData("2026-10-10T14:59:59Z", false)] // 21:59:59 in Vietnam
    [InlineData("2026-10-10T15:00:00Z", true)]
    [InlineData("2026-10-10T20:00:00Z", true)] // 03:00 the next day
    [InlineData("2026-10-10T23:59:59Z", true)]
    [InlineData("2026-10-11T00:00:00Z", false)] // 07:00
    public void Nobody_is_disturbed_from_ten_to_seven(string instant, bool quiet) => Assert.Equal(
        quiet,
        QuietHours.Of(Seeded, new NotificationOptions())
            .Includes(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture)));

    [Fact]
    public void Equal_hours_turn_the_quiet_off()
    {
        var options = new NotificationOptions { QuietFrom = new(0, 0), QuietUntil = new(0, 0) };
        var night = QuietHours.Of(Seeded, options);
        Assert.False(night.Includes(new DateTimeOffset(2026, 10, 10, 20, 0, 0, TimeSpan.Zero)));
        Assert.Null(night.Rule);
    }
}
