using System.Net;
using System.Text.Json;
using Platform.Contracts.Courses.V1;
using Platform.ServiceDefaults;

namespace Platform.Courses.Tests;

/// <summary>What becomes of the rest of a timetable when the plan changes.</summary>
[Trait("requirement", "001-06")]
public sealed class SeriesChangeTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    [Fact]
    public async Task The_classes_still_to_come_are_cancelled_once_and_those_that_were_held_stay()
    {
        var place = await course.NewPlace();
        using var officer = course.SignInAs(place.Commune);
        var (series, classes) = await NewSeries(officer, place);

        using var answer = await officer.Post($"/classes/series/{series}/cancel", new { reason = "weather" });
        using var again = await officer.Post($"/classes/series/{series}/cancel", new { reason = "other" });

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (answer.StatusCode, again.StatusCode));
        var (first, second) = (await answer.Json(), await again.Json());
        Assert.Equal((3, 0), (first.GetProperty("changed").GetInt32(), second.GetProperty("changed").GetInt32()));
        Assert.Equal(
            ["scheduled", "cancelled", "cancelled", "cancelled"],
            first.GetProperty("classes").Strings("status"));
        Assert.Equal($"{first.GetProperty("classes")}", $"{second.GetProperty("classes")}");
        var told = (await course.Bus.Events<ClassCancelled>()).Where(evt => classes.Contains(evt.ClassId)).ToList();
        Assert.Equal(classes[1..].Order(), told.Select(evt => evt.ClassId).Order());
        Assert.All(told, evt => Assert.Equal((2L, "weather"), (evt.Version, evt.ReasonCode)));
        (await CourseFixture.Close(officer, classes[0], [], unnamed: 4)).EnsureSuccessStatusCode();
    }

    [Fact, Trait("requirement", "004-16")]
    public async Task Who_waited_for_a_seat_waits_no_more_and_who_had_one_stays_on_record()
    {
        var place = await course.NewPlace();
        using var officer = course.SignInAs(place.Commune);
        var (series, classes) = await NewSeries(officer, place, capacity: 1);
        var learners = await course.NewLearners(place.Village, 3);
        (await officer.Post(
            $"/classes/{classes[2]}/enrolments/bulk", new { learnerIds = learners, waitIfFull = true }))
            .EnsureSuccessStatusCode();

        (await officer.Post($"/classes/series/{series}/cancel", new { reason = "staff" })).EnsureSuccessStatusCode();

        Assert.Empty((await officer.Read($"/classes/{classes[2]}/waiting-list")).GetProperty("items").EnumerateArray());
        var told = (await course.Bus.Events<EnrolmentCancelled>()).Where(evt => evt.ClassId == classes[2]).ToList();
        Assert.Equal(learners[1..].Order(), told.Select(evt => evt.LearnerId).Order());
        Assert.All(told, evt => Assert.Equal(("class-cancelled", false), (evt.ReasonCode, evt.SeatFreed)));
        var seats = await officer.Read($"/classes/{classes[2]}/enrolments?state=enrolled");
        Assert.Equal([learners[0]], seats.Ids("learnerId"));
        var late = await course.NewLearner(place.Village);
        using var refused = await officer.Post(
            $"/classes/{classes[2]}/enrolments", new { learnerId = late, waitIfFull = true });
        Assert.Equal("class-cancelled", await refused.Code());
    }

    [Fact]
    public async Task The_classes_still_to_come_move_to_another_time_of_day_and_place_and_keep_their_days()
    {
        var place = await course.NewPlace();
        var (_, hall, _) = await course.NewHosts(place.Village);
        using var officer = course.SignInAs(place.Commune);
        var (series, classes) = await NewSeries(officer, place);
        var days = await Starts(officer, series);

        using var answer = await officer.Post(
            $"/classes/series/{series}/reschedule", new { reason = "venue", time = "20:15:00", placeId = hall });
        using var again = await officer.Post(
            $"/classes/series/{series}/reschedule", new { reason = "venue", time = "20:15:00", placeId = hall });

        Assert.Equal(3, (await answer.Json()).GetProperty("changed").GetInt32());
        Assert.Equal(0, (await again.Json()).GetProperty("changed").GetInt32());
        var moved = await Starts(officer, series);
        Assert.Equal(days[0], moved[0]);
        Assert.Equal(
            days[1..].Select(start => VietnamTime.At(VietnamTime.DateOf(start), new TimeOnly(20, 15))), moved[1..]);
        var told = (await course.Bus.Events<ClassRescheduled>()).Where(evt => classes.Contains(evt.ClassId)).ToList();
        Assert.Equal(classes[1..].Order(), told.Select(evt => evt.ClassId).Order());
        Assert.All(told, evt => Assert.Equal(("venue", hall), (evt.ReasonCode, evt.PlaceId)));
    }

    [Fact]
    public async Task A_series_moves_only_where_its_template_and_its_unit_allow()
    {
        var (place, foreign) = (await course.NewPlace(), await course.NewPlace());
        var (_, hall, _) = await course.NewHosts(foreign.Village);
        using var officer = course.SignInAs(place.Commune);
        using var stranger = course.SignInAs(foreign.Province);
        using var reader = course.SignInAs(place.Commune, Scopes.ClassesRead);
        // A weekday, because a morning at the weekend is one of the template's times.
        var today = VietnamTime.Today(TimeProvider.System);
        var (series, classes) = await NewSeries(
            officer, place, day: today.AddDays(3 - (int)today.DayOfWeek));
        var uri = $"/classes/series/{series}";

        using var morning = await officer.Post($"{uri}/reschedule", new { reason = "other", time = "08:00:00" });
        using var elsewhere = await officer.Post($"{uri}/reschedule", new { reason = "other", placeId = hall });
        using var nothing = await officer.Post($"{uri}/reschedule", new { reason = "other" });
        using var unseen = await stranger.Post($"{uri}/cancel", new { reason = "other" });
        using var unmoved = await stranger.Post($"{uri}/reschedule", new { reason = "other", time = "20:00:00" });
        using var forbidden = await reader.Post($"{uri}/cancel", new { reason = "other" });

        Assert.Equal("outside-slots", await morning.Code());
        Assert.Equal("unknown-place", await elsewhere.Code());
        Assert.Equal("series-unchanged", await nothing.Code());
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (unseen.StatusCode, unmoved.StatusCode));
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        Assert.DoesNotContain(await course.Bus.Events<ClassCancelled>(), evt => classes.Contains(evt.ClassId));
        Assert.DoesNotContain(await course.Bus.Events<ClassRescheduled>(), evt => classes.Contains(evt.ClassId));
    }

    /// <summary>One evening a week, four times; the first was the day before yesterday where none is given.</summary>
    private static async Task<(Guid Series, Guid[] Classes)> NewSeries(
        HttpClient officer, Place place, int capacity = 20, DateOnly? day = null)
    {
        var first = day ?? VietnamTime.Today(TimeProvider.System).AddDays(-2);
        using var answer = await officer.Post("/classes/series", new
        {
            templateCode = "vneid-basics",
            areaId = place.Village,
            first,
            days = new[] { $"{first.DayOfWeek}".ToLowerInvariant() },
            time = "19:30:00",
            capacity,
            count = 4,
        });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var body = await answer.Json();
        return (
            body.GetProperty("seriesId").GetGuid(),
            [.. body.GetProperty("classes").EnumerateArray().Select(item => item.GetProperty("id").GetGuid())]);
    }

    private static async Task<DateTimeOffset[]> Starts(HttpClient officer, Guid series)
    {
        JsonElement[] classes =
            [.. (await officer.Read($"/classes?seriesId={series}")).GetProperty("items").EnumerateArray()];
        return [.. classes.Select(item => item.GetProperty("startsAt").GetDateTimeOffset()).Order()];
    }
}
