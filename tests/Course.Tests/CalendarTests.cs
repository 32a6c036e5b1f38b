using System.Net;
using System.Net.Http.Json;
using System.Text;
using Platform.Courses.Calendars;

namespace Platform.Courses.Tests;

public sealed class CalendarTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    [Fact]
    public void A_long_line_is_folded_between_letters()
    {
        var title = string.Concat(Enumerable.Repeat("Lớp học số; bình dân, ", 20));

        var text = Encoding.UTF8.GetString(new CalendarText().Text("SUMMARY", title).ToBytes());

        var lines = text.Split("\r\n")[..^1];
        Assert.All(lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 1, 75));
        Assert.All(lines[1..], line => Assert.StartsWith(" ", line, StringComparison.Ordinal));
        var unfolded = text.Replace("\r\n ", "", StringComparison.Ordinal).TrimEnd();
        Assert.Equal("SUMMARY:" + title.Replace(";", @"\;").Replace(",", @"\,").TrimEnd(), unfolded);
    }

    [Fact]
    public void What_means_something_in_the_format_is_escaped() => Assert.Equal(
        "DESCRIPTION:a\\\\b\\nc\r\n",
        Encoding.UTF8.GetString(new CalendarText().Text("DESCRIPTION", "a\\b\nc").ToBytes()));

    [Fact]
    public async Task A_commune_subscribes_to_the_classes_of_its_villages()
    {
        var (place, foreign) = (await course.NewPlace(), await course.NewPlace());
        var (own, cancelled) = (await course.NewClass(place.Village), await course.NewClass(place.Village));
        await course.NewClass(foreign.Village);
        using var officer = course.SignInAs(place.Commune);
        (await officer.Post(
            $"/classes/{cancelled}/cancel", JsonContent.Create(new { reason = "weather" }), "*"))
            .EnsureSuccessStatusCode();

        using var answer = await officer.GetAsync($"/calendars/{place.Commune}.ics");

        Assert.Equal("text/calendar", answer.Content.Headers.ContentType?.MediaType);
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n");
        Assert.Equal(("BEGIN:VCALENDAR", "END:VCALENDAR", ""), (lines[0], lines[^2], lines[^1]));
        Assert.Equal(2, lines.Count(line => line == "BEGIN:VEVENT"));
        Assert.Contains($"UID:{own}@course.bdhvs", lines);
        Assert.Equal(
            ["STATUS:CANCELLED", "STATUS:CONFIRMED"],
            lines.Where(line => line.StartsWith("STATUS", StringComparison.Ordinal)).Order());
        Assert.Contains("X-WR-CALNAME:Đức Xuân", lines);
        Assert.Contains("SUMMARY:Cài đặt và sử dụng VNeID", lines);
        Assert.Contains("DURATION:PT30M", lines);
        Assert.Matches(
            "^DTSTART;TZID=Asia/Ho_Chi_Minh:[0-9]{8}T[0-9]{6}$",
            lines.First(line => line.StartsWith("DTSTART;", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_calendar_that_has_not_changed_is_not_sent_again()
    {
        var place = await course.NewPlace();
        var id = await course.NewClass(place.Village);
        using var officer = course.SignInAs(place.Commune);
        var tag = await officer.ETag($"/calendars/{place.Commune}.ics");

        using var same = await Again();
        (await officer.Post(
            $"/classes/{id}/reschedule",
            JsonContent.Create(new { startsAt = DateTimeOffset.UtcNow.AddDays(3), reason = "staff" }), "*"))
            .EnsureSuccessStatusCode();
        using var changed = await Again();

        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.OK), (same.StatusCode, changed.StatusCode));
        Assert.Contains("SEQUENCE:1\r\n", await changed.Content.ReadAsStringAsync());

        async Task<HttpResponseMessage> Again()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/calendars/{place.Commune}.ics");
            request.Headers.Add("If-None-Match", tag);
            return await officer.SendAsync(request);
        }
    }

    [Fact]
    public async Task The_calendar_of_another_province_looks_like_none()
    {
        var (place, foreign) = (await course.NewPlace(), await course.NewPlace());
        using var officer = course.SignInAs(place.Province);

        using var other = await officer.GetAsync($"/calendars/{foreign.Commune}.ics");
        using var unknown = await officer.GetAsync($"/calendars/{Guid.CreateVersion7()}.ics");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (other.StatusCode, unknown.StatusCode));
    }
}
