using System.Net;
using Platform.Contracts.Courses.V1;
using Platform.Courses.Classes;
using Platform.ServiceDefaults;

namespace Platform.Courses.Tests;

public sealed class SeriesTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    private static readonly TimeOnly HalfPastSeven = new(19, 30);
    private static readonly DateOnly Monday = new(2026, 12, 28);

    [Fact]
    public void A_timetable_keeps_the_clock_of_Vietnam() => Assert.Equal(
        [new DateTimeOffset(2026, 12, 28, 12, 30, 0, TimeSpan.Zero)],
        Table([DayOfWeek.Monday], count: 1).Starts());

    [Fact]
    public void A_holiday_is_skipped_and_not_counted()
    {
        var newYear = Monday.AddDays(4);

        var starts = Table([DayOfWeek.Monday, DayOfWeek.Friday], count: 3, except: [newYear]).Starts();

        Assert.Equal(
            [Monday, Monday.AddDays(7), Monday.AddDays(11)], starts.Select(VietnamTime.DateOf));
    }

    [Fact]
    public void A_timetable_ends_on_its_last_day()
    {
        var starts = Table([DayOfWeek.Saturday, DayOfWeek.Sunday], until: Monday.AddDays(12)).Starts();

        Assert.Equal(
            [Monday.AddDays(5), Monday.AddDays(6), Monday.AddDays(12)], starts.Select(VietnamTime.DateOf));
    }

    [Fact, Trait("requirement", "001-06"), Trait("requirement", "002-04")]
    public async Task A_community_classroom_is_a_series_with_a_place_and_a_team_for_some_audiences()
    {
        var place = await course.NewPlace();
        var (_, hall, team) = await course.NewHosts(place.Village, seats: 30);
        using var officer = course.SignInAs(place.Commune);
        var first = VietnamTime.Today(TimeProvider.System).AddDays(7);

        using var answer = await officer.Post("/classes/series", new
        {
            templateCode = "cashless-payment",
            areaId = place.Village,
            first,
            days = new[] { "saturday", "sunday" },
            time = "19:30:00",
            capacity = 25,
            count = 4,
            placeId = hall,
            teamId = team,
            audiences = new[] { "elderly", "trader", "farmer" },
        });

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var body = await answer.Json();
        var series = body.GetProperty("seriesId").GetGuid();
        var ids = body.GetProperty("classes").EnumerateArray().Select(item => item.GetProperty("id").GetGuid());
        using var read = await officer.GetAsync($"/classes?seriesId={series}");
        var classes = (await read.Json()).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(ids.Order(), classes.Select(item => item.GetProperty("id").GetGuid()).Order());
        Assert.Equal(4, classes.Count);
        Assert.All(classes, item =>
        {
            var startsAt = VietnamTime.Local(item.GetProperty("startsAt").GetDateTimeOffset());
            Assert.Contains(startsAt.DayOfWeek, new[] { DayOfWeek.Saturday, DayOfWeek.Sunday });
            Assert.Equal(HalfPastSeven, TimeOnly.FromDateTime(startsAt.DateTime));
            Assert.Equal(30, item.GetProperty("durationMinutes").GetInt32());
            Assert.Equal(
                (hall, team), (item.GetProperty("placeId").GetGuid(), item.GetProperty("teamId").GetGuid()));
            Assert.Equal(
                ["elderly", "trader", "farmer"],
                item.GetProperty("audiences").EnumerateArray().Select(audience => audience.GetString()));
        });
        var told = (await course.Bus.Events<ClassScheduled>()).Where(evt => evt.AreaId == place.Village);
        Assert.Equal(ids.Order(), told.Select(evt => evt.ClassId).Order());
    }

    [Fact]
    public async Task A_timetable_that_nobody_can_keep_is_refused()
    {
        var place = await course.NewPlace();
        using var officer = course.SignInAs(place.Commune);
        var first = VietnamTime.Today(TimeProvider.System);

        Assert.Equal("series-without-end", await Refusal(first, null, null));
        Assert.Equal("series-without-end", await Refusal(first, first.AddDays(7), 3));
        Assert.Equal("series-empty", await Refusal(first, first.AddDays(-1), null));
        Assert.Equal("series-too-long", await Refusal(first, first.AddDays(365), null));
        Assert.Equal("start-out-of-range", await Refusal(new DateOnly(9999, 12, 31), null, 1));

        async Task<string?> Refusal(DateOnly first, DateOnly? until, int? count)
        {
            using var answer = await officer.Post("/classes/series", Body(place.Village, first, until, count));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            return await answer.Code();
        }
    }

    [Fact, Trait("requirement", "002-04")]
    public async Task A_timetable_keeps_the_hours_of_its_template()
    {
        var place = await course.NewPlace();
        using var officer = course.SignInAs(place.Commune);
        var first = VietnamTime.Today(TimeProvider.System).AddDays(1);

        using var morning = await officer.Post("/classes/series", At("09:00:00", "monday", "saturday"));
        using var weekend = await officer.Post("/classes/series", At("09:00:00", "saturday", "sunday"));
        using var evening = await officer.Post("/classes/series", At("17:00:00", "monday", "saturday"));

        var (status, code, slots) = await morning.Refusal("slots");
        Assert.Equal((422, "outside-slots"), (status, code));
        Assert.Equal(["evening", "weekend"], slots);
        Assert.Equal(
            (HttpStatusCode.Created, HttpStatusCode.Created), (weekend.StatusCode, evening.StatusCode));

        Dictionary<string, object> At(string time, params string[] days)
        {
            var body = Body(place.Village, first, null, 4);
            (body["time"], body["days"]) = (time, days);
            return body;
        }
    }

    private static Dictionary<string, object> Body(Guid area, DateOnly first, DateOnly? until, int? count)
    {
        var body = new Dictionary<string, object>
        {
            ["templateCode"] = "vneid-basics",
            ["areaId"] = area,
            ["first"] = first,
            ["days"] = new[]
            {
                "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
            },
            ["time"] = "19:30:00",
            ["capacity"] = 10,
        };
        if (until is not null)
            body["until"] = until;
        if (count is not null)
            body["count"] = count;
        return body;
    }

    private static Timetable Table(
        DayOfWeek[] days, DateOnly? until = null, int? count = null, DateOnly[]? except = null) =>
        new(Monday, days, HalfPastSeven, until, count, except ?? []);
}
