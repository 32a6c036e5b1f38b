using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;
using Platform.Contracts.Learners.V1;
using Platform.Testing;

namespace Platform.Courses.Tests;

public sealed class ClassKindTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    [Fact]
    public async Task A_class_is_hands_on_unless_something_else_is_said()
    {
        var place = await course.NewPlace();
        using var officer = course.SignInAs(place.Commune);

        var id = await course.NewClass(place.Village);

        Assert.Equal(
            "hands-on", (await (await officer.GetAsync($"/classes/{id}")).Json()).GetProperty("kind").GetString());
        var scheduled = Assert.Single(await course.Bus.Events<ClassScheduled>(), evt => evt.ClassId == id);
        Assert.Equal(("hands-on", null, null), (scheduled.Kind, scheduled.HostOrganisationId, scheduled.PlaceId));
    }

    [Theory]
    [InlineData("festival")]
    [InlineData("thematic-meeting")]
    [InlineData("online")]
    public async Task What_is_for_everybody_may_be_held_in_any_unit(string kind)
    {
        var place = await course.NewPlace();
        using var officer = course.SignInAs(place.Province);

        foreach (var unit in new[] { place.Province, place.Commune, place.Village })
        {
            using var answer = await officer.Post("/classes", Body(unit, kind));
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        }

        var listed = await (await officer.GetAsync($"/classes?kind={kind}")).Json();
        Assert.Equal(3, listed.GetProperty("items").GetArrayLength());
        using var others = await officer.GetAsync("/classes?kind=hands-on");
        Assert.Empty((await others.Json()).GetProperty("items").EnumerateArray());
    }

    [Fact, Trait("requirement", "001-06")]
    public async Task A_class_has_a_host_a_place_and_a_team_from_the_units_around_it()
    {
        var place = await course.NewPlace();
        var above = await course.NewHosts(place.Province);
        var here = await course.NewHosts(place.Village, seats: 40);
        using var officer = course.SignInAs(place.Commune);

        using var answer = await officer.Post(
            "/classes", Body(place.Village, "hands-on", above.Organisation, here.Place, here.Team));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var id = (await answer.Json()).GetProperty("id").GetGuid();
        var item = await (await officer.GetAsync($"/classes/{id}")).Json();
        Assert.Equal(
            (above.Organisation, here.Place, here.Team),
            (item.GetProperty("hostOrganisationId").GetGuid(), item.GetProperty("placeId").GetGuid(),
                item.GetProperty("teamId").GetGuid()));
        var scheduled = Assert.Single(await course.Bus.Events<ClassScheduled>(), evt => evt.ClassId == id);
        Assert.Equal((above.Organisation, here.Place), (scheduled.HostOrganisationId, scheduled.PlaceId));
        Assert.Equal(40, await course.Db(db =>
            db.Places.Where(row => row.Id == here.Place).Select(row => row.Seats).SingleAsync()));
    }

    [Fact]
    public async Task Who_works_elsewhere_is_unknown_here()
    {
        var (place, foreign) = (await course.NewPlace(), await course.NewPlace());
        var (organisation, hall, team) = await course.NewHosts(foreign.Village);
        using var officer = course.SignInAs(place.Commune);

        Assert.Equal("unknown-organisation", await Refusal(Body(place.Village, "hands-on", organisation)));
        Assert.Equal("unknown-place", await Refusal(Body(place.Village, "hands-on", placeId: hall)));
        Assert.Equal("unknown-team", await Refusal(Body(place.Village, "hands-on", teamId: team)));
        Assert.Equal("not-a-village", await Refusal(Body(place.Commune, "hands-on")));
        Assert.Equal("self-paced-has-no-time", await Refusal(Body(place.Village, "self-paced")));

        async Task<string?> Refusal(object body)
        {
            using var answer = await officer.Post("/classes", body);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            return await answer.Code();
        }
    }

    [Fact]
    public async Task A_unit_that_has_ended_invites_nobody()
    {
        var place = await course.NewPlace();
        using var officer = course.SignInAs(place.Province);
        await course.Bus.Publish(new AreaReorganised
        {
            AreaId = place.Commune,
            Version = 2,
            OccurredAt = DateTimeOffset.UtcNow,
            Change = "ended",
            State = "ended",
            ParentId = place.Province,
            Path = [place.Province, place.Commune],
            Level = "commune",
            PredecessorIds = [],
            SuccessorIds = [],
        });
        await Eventually.True(
            () => course.Db(db => db.Areas.AnyAsync(row => row.Id == place.Commune && row.Version == 2)), "the end");

        using var answer = await officer.Post("/classes", Body(place.Commune, "festival"));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "area-ended"), (answer.StatusCode, await answer.Code()));
        Assert.Equal("Đức Xuân", await course.Db(db =>
            db.Areas.Where(row => row.Id == place.Commune).Select(row => row.Name).SingleAsync()));
    }

    private static object Body(
        Guid area, string kind, Guid? organisation = null, Guid? placeId = null, Guid? teamId = null)
    {
        var body = new Dictionary<string, object>
        {
            ["templateCode"] = "vneid-basics",
            ["areaId"] = area,
            ["startsAt"] = DateTimeOffset.UtcNow.AddDays(1),
            ["capacity"] = 500,
            ["kind"] = kind,
        };
        foreach (var (name, id) in new[]
        {
            ("hostOrganisationId", organisation), ("placeId", placeId), ("teamId", teamId),
        })
        {
            if (id is { } named)
                body[name] = named;
        }

        return body;
    }
}
