using System.Net;
using System.Net.Http.Json;
using System.Text;
using Platform.Contracts.Courses.V1;

namespace Platform.Courses.Tests;

public sealed class ClassEndpointTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    [Fact]
    public async Task The_templates_of_the_movement_are_offered_in_two_languages()
    {
        using var officer = course.SignInAs((await course.NewPlace()).Commune);

        var templates = (await (await officer.GetAsync("/class-templates")).Json()).GetProperty("items");

        var vneid = templates.EnumerateArray().Single(item => item.GetProperty("code").GetString() == "vneid-basics");
        Assert.Equal("Cài đặt và sử dụng VNeID", vneid.GetProperty("titleVi").GetString());
        Assert.Equal("Installing and using VNeID", vneid.GetProperty("titleEn").GetString());
        Assert.Equal(30, vneid.GetProperty("durationMinutes").GetInt32());
    }

    [Fact]
    public async Task A_commune_opens_a_class_in_its_village()
    {
        var place = await course.NewPlace();
        using var officer = course.SignInAs(place.Commune);

        using var answer = await officer.Post("/classes", CourseFixture.NewClassBody(place.Village, 25));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var id = (await answer.Json()).GetProperty("id").GetGuid();
        Assert.Equal($"classes/{id}", answer.Headers.Location?.OriginalString);
        using var read = await officer.GetAsync($"/classes/{id}");
        Assert.Matches("^\"[0-9]+\"$", read.Headers.ETag?.Tag);
        var item = await read.Json();
        Assert.Equal(place.Village, item.GetProperty("areaId").GetGuid());
        Assert.Equal("scheduled", item.GetProperty("status").GetString());
        Assert.Equal(0, item.GetProperty("seatsTaken").GetInt32());
        var scheduled = Assert.Single(await course.Bus.Events<ClassScheduled>(), evt => evt.ClassId == id);
        Assert.Equal((place.Village, 25, 30), (scheduled.AreaId, scheduled.Capacity, scheduled.DurationMinutes));
    }

    [Fact]
    public async Task A_class_is_held_in_a_village_of_the_officer()
    {
        var (place, foreign) = (await course.NewPlace(), await course.NewPlace());
        using var officer = course.SignInAs(place.Commune);

        Assert.Equal("not-a-village", await Refusal(CourseFixture.NewClassBody(place.Commune)));
        Assert.Equal("unknown-area", await Refusal(CourseFixture.NewClassBody(foreign.Village)));
        Assert.Equal("unknown-area", await Refusal(CourseFixture.NewClassBody(Guid.CreateVersion7())));
        Assert.Equal("unknown-template", await Refusal(CourseFixture.NewClassBody(place.Village, template: "chess")));

        async Task<string?> Refusal(object body)
        {
            using var answer = await officer.Post("/classes", body);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            return await answer.Code();
        }
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    public async Task A_start_far_from_today_is_a_slip_of_the_pen(string startsAt)
    {
        var area = Guid.CreateVersion7();
        using var officer = course.SignInAs(area);

        using var answer = await officer.Post(
            "/classes", new { templateCode = "vneid-basics", areaId = area, startsAt, capacity = 30 });

        Assert.Equal("start-out-of-range", await answer.Code());
    }

    [Theory]
    [InlineData("""{"templateCode":"a","capacity":2,"areaId":"{v}","startsAt":"2026-11-22T12:00:00Z","capacity":1}""")]
    [InlineData("""{"templateCode":"a\u0000b","areaId":"{v}","startsAt":"2026-11-22T12:00:00Z","capacity":1}""")]
    [InlineData("""{"templateCode":"\ud800","areaId":"{v}","startsAt":"2026-11-22T12:00:00Z","capacity":1}""")]
    [InlineData("""{"templateCode":"a","areaId":"{v}","startsAt":"2026-11-22T12:00:00Z","capacity":1,"teacher":"x"}""")]
    [InlineData("""{"templateCode":"a","areaId":"{v}","startsAt":"2026-11-22T12:00:00Z"}""")]
    [InlineData("""{"templateCode":null,"areaId":"{v}","startsAt":"2026-11-22T12:00:00Z","capacity":1}""")]
    [InlineData("""{"templateCode":"","areaId":"{v}","startsAt":"2026-11-22T12:00:00Z","capacity":1}""")]
    [InlineData("""{"templateCode":"a","areaId":"{v}","startsAt":"2026-11-22T12:00:00Z","capacity":0}""")]
    [InlineData("""{"templateCode":"a","areaId":"{v}","startsAt":"2026-11-22T12:00:00Z","capacity":501}""")]
    [InlineData("""{"templateCode":"a","areaId":"{v}","startsAt":"2026-11-22T12:00:00Z","capacity":"1"}""")]
    [InlineData("""{"templateCode":"a","areaId":"{v}","startsAt":"22/11/2026","capacity":1}""")]
    [InlineData("""{"templateCode":"a","areaId":"Đức Xuân","startsAt":"2026-11-22T12:00:00Z","capacity":1}""")]
    [InlineData("""[]""")]
    [InlineData("""{""")]
    [InlineData("")]
    public async Task A_class_that_is_not_well_described_is_refused(string body)
    {
        var area = Guid.CreateVersion7();
        using var officer = course.SignInAs(area);
        using var content = new StringContent(
            body.Replace("{v}", area.ToString(), StringComparison.Ordinal), Encoding.UTF8, "application/json");

        using var answer = await officer.Post("/classes", content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotNull(await answer.Code());
    }

    [Fact]
    public async Task A_command_sent_again_with_its_key_opens_one_class()
    {
        var place = await course.NewPlace();
        using var officer = course.SignInAs(place.Commune);
        var (body, key) = (CourseFixture.NewClassBody(place.Village), Guid.NewGuid());

        using var first = await Send(body, key);
        using var again = await Send(body, key);
        using var other = await Send(CourseFixture.NewClassBody(place.Village, 7), key);
        using var without = await officer.PostAsJsonAsync("/classes", body);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, again.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Equal("idempotency-key-required", await without.Code());
        Assert.Single(await course.Bus.Events<ClassScheduled>(), evt => evt.AreaId == place.Village);

        Task<HttpResponseMessage> Send(object what, Guid with)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/classes") { Content = JsonContent.Create(what) };
            request.Headers.Add("Idempotency-Key", $"\"{with}\"");
            return officer.SendAsync(request);
        }
    }

    [Fact]
    public async Task A_list_shows_the_scope_page_by_page()
    {
        var (place, foreign) = (await course.NewPlace(), await course.NewPlace());
        Guid[] own =
        [
            await course.NewClass(place.Village), await course.NewClass(place.Village),
            await course.NewClass(place.Village),
        ];
        await course.NewClass(foreign.Village);
        using var officer = course.SignInAs(place.Province);

        var first = await (await officer.GetAsync("/classes?limit=2")).Json();
        var cursor = first.GetProperty("nextCursor").GetString();
        var second = await (await officer.GetAsync($"/classes?limit=2&cursor={cursor}")).Json();

        Assert.Equal(own, Ids(first).Concat(Ids(second)));
        Assert.False(second.TryGetProperty("nextCursor", out _));
        Assert.Equal(own, Ids(await (await officer.GetAsync($"/classes?areaId={place.Village}")).Json()));
        Assert.Empty(Ids(await (await officer.GetAsync($"/classes?areaId={foreign.Village}")).Json()));

        static IEnumerable<Guid> Ids(System.Text.Json.JsonElement page) =>
            page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid());
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=101")]
    [InlineData("limit=many")]
    [InlineData("cursor=1%20or%201=1")]
    [InlineData("areaId=x")]
    public async Task A_list_that_is_asked_for_wrongly_is_refused(string query)
    {
        using var officer = course.SignInAs(Guid.CreateVersion7());

        using var answer = await officer.GetAsync("/classes?" + query);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotNull(await answer.Code());
    }
}
