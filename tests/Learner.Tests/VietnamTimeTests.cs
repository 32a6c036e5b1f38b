using System.Net.Http.Json;
using System.Text.Json;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Tests;

public sealed class VietnamTimeTests(ClockLearnerFixture learner) : IClassFixture<ClockLearnerFixture>
{
    [Theory]
    [InlineData("2026-04-29T16:59:59Z", "2026-04-29")]
    [InlineData("2026-04-29T17:00:00Z", "2026-04-30")]
    [InlineData("2026-04-30T06:59:59+07:00", "2026-04-30")]
    public void A_day_begins_at_midnight_in_Vietnam(string instant, string day) => Assert.Equal(
        day, VietnamTime.DateOf(DateTimeOffset.Parse(instant, null)).ToString("yyyy-MM-dd", null));

    [Fact]
    public void A_time_of_day_is_read_as_the_clocks_here_show_it()
    {
        var opening = VietnamTime.At(new DateOnly(2026, 4, 29), new TimeOnly(7, 30));

        Assert.Equal(new DateTimeOffset(2026, 4, 29, 0, 30, 0, TimeSpan.Zero), opening);
        Assert.Equal(new TimeSpan(7, 30, 0), VietnamTime.Local(opening).TimeOfDay);
    }

    [Theory]
    [InlineData("2026-04-29T16:59:00Z", "tinh")]
    [InlineData("2026-04-29T17:00:00Z", "thanh_pho")]
    public async Task A_decree_takes_effect_at_midnight_in_Vietnam_and_not_in_Greenwich(string now, string type)
    {
        learner.Clock.Set(DateTimeOffset.Parse(now, null));
        var dongNai = Area.IdentityOf(AreaLevel.Province, "75", new DateOnly(2025, 7, 1));

        var area = await learner.SignInAs(dongNai).GetFromJsonAsync<JsonElement>($"/areas/{dongNai}");

        Assert.Equal(type, area.GetProperty("type").GetString());
    }
}
