using Platform.Notifications.Broadcasts;
using Platform.Notifications.Sending;

namespace Platform.Notifications.Tests;

public sealed class SendingTimeTests
{
    private static readonly QuietHours Night = new(new(22, 0), new(7, 0), "Asia/Ho_Chi_Minh");
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    [Theory]
    [InlineData(1_000_000, 50, "2026-10-10T07:00", "2026-10-10T12:33:20")]
    [InlineData(1_000_000, 20, "2026-10-10T08:00", "2026-10-10T21:53:20")]
    [InlineData(4_000_000, 50, "2026-10-10T07:00", "2026-10-11T14:13:20")]
    [InlineData(4_000_000, 200, "2026-10-10T20:00", "2026-10-11T10:33:20")]
    [InlineData(100, 50, "2026-10-10T23:00", "2026-10-11T07:00:02")]
    public void A_burst_stops_for_the_night_and_goes_on_in_the_morning(int people, int rate, string from, string until)
    {
        var begin = new DateTimeOffset(DateTime.Parse(from, null), Vietnam);

        var end = SendingTime.End(
            begin, TimeSpan.FromSeconds((double)people / rate), Night.Includes);

        Assert.Equal(new DateTimeOffset(DateTime.Parse(until, null), Vietnam), end);
    }

    [Fact]
    public void Where_it_is_always_night_no_end_is_foreseen() =>
        Assert.Null(SendingTime.End(DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(1), _ => true));

    [Fact]
    public void A_link_takes_a_second_at_most_of_what_it_has_not_taken()
    {
        var link = new LinkPace { Code = "viettel" };
        var now = DateTimeOffset.UnixEpoch.AddDays(1);

        Assert.Equal(50, link.Room(50, now));
        link.Take(50, 50, now);
        Assert.Equal(0, link.Room(50, now));
        Assert.Equal(25, link.Room(50, now.AddMilliseconds(500)));
        link.Take(10, 50, now.AddMilliseconds(500));
        Assert.Equal(15, link.Room(50, now.AddMilliseconds(500)));
        Assert.Equal(50, link.Room(50, now.AddHours(1)));
    }
}
