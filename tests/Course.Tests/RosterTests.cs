using System.Net;
using Platform.Contracts.Courses.V1;
using Platform.Testing;

namespace Platform.Courses.Tests;

public sealed class RosterTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    [Fact, Trait("requirement", "002-05")]
    public async Task Too_few_helpers_are_told_of_once_until_there_are_enough()
    {
        var place = await course.NewPlace();
        var (id, _) = await course.NewFullClass(place.Village, 11); // one helper for ten learners
        var helpers = await course.NewLearners(place.Village, 2, "youth-union");
        using var officer = course.SignInAs(place.Commune);

        using var one = await Set(officer, id, helpers[0]);
        using var same = await Set(officer, id, helpers[0], helpers[0]);
        using var two = await Set(officer, id, helpers);

        Assert.Equal((1, 11, 2, true), await Read(one));
        Assert.Equal((1, 11, 2, true), await Read(same));
        Assert.Equal((2, 11, 2, false), await Read(two));
        var told = Assert.Single(await course.Bus.Events<SessionUnderstaffed>(), evt => evt.ClassId == id);
        Assert.Equal((11, 1, 2, 1), (told.Learners, told.Helpers, told.Needed, told.RuleVersion));
        using var read = await officer.GetAsync($"/classes/{id}/helpers");
        Assert.Equal(
            helpers,
            (await read.Json()).GetProperty("learnerIds").EnumerateArray().Select(helper => helper.GetGuid()));
    }

    [Fact, Trait("requirement", "002-05")]
    public async Task A_class_without_helpers_is_told_of_before_it_starts()
    {
        var place = await course.NewPlace();
        var learners = await course.NewLearners(place.Village, 2);
        var (soon, far) = (await Open(place, hours: 3), await Open(place, hours: 300));
        using var officer = course.SignInAs(place.Commune);
        foreach (var id in new[] { soon, far })
            (await officer.Post($"/classes/{id}/enrolments/bulk", new { learnerIds = learners }))
                .EnsureSuccessStatusCode();

        await Eventually.True(
            async () => (await course.Bus.Events<SessionUnderstaffed>()).Any(evt => evt.ClassId == soon), "the event");

        Assert.True((await (await officer.GetAsync($"/classes/{soon}")).Json())
            .GetProperty("understaffed").GetBoolean());
        var told = await course.Bus.Events<SessionUnderstaffed>();
        Assert.Equal((2, 0, 1), told.Where(evt => evt.ClassId == soon)
            .Select(evt => (evt.Learners, evt.Helpers, evt.Needed)).Single());
        Assert.DoesNotContain(told, evt => evt.ClassId == far);
    }

    [Fact]
    public async Task A_helper_is_somebody_of_the_area()
    {
        var (place, foreign) = (await course.NewPlace(), await course.NewPlace());
        var id = await course.NewClass(place.Village);
        var stranger = await course.NewLearner(foreign.Village);
        using var officer = course.SignInAs(place.Commune);

        using var answer = await Set(officer, id, stranger);
        var own = await course.NewLearner(place.Village);
        using var stale = await officer.Put($"/classes/{id}/helpers", new { learnerIds = new[] { own } }, "\"1\"");
        using var elsewhere = course.SignInAs(foreign.Commune);
        using var hidden = await elsewhere.Put(
            $"/classes/{id}/helpers", new { learnerIds = Array.Empty<Guid>() }, "*");

        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, "unknown-learner"), (answer.StatusCode, await answer.Code()));
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
    }

    [Fact]
    public async Task The_rule_says_where_it_comes_from()
    {
        using var officer = course.SignInAs((await course.NewPlace()).Commune);

        var rule = await (await officer.GetAsync("/rules/class-staffing")).Json();

        Assert.Equal(1, rule.GetProperty("version").GetInt32());
        Assert.Equal(10, rule.GetProperty("value").GetProperty("learnersPerHelper").GetInt32());
        Assert.Contains("chưa kiểm chứng", rule.GetProperty("source").GetString());
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync("/rules/none")).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound, (await officer.GetAsync("/rules/class-staffing?asOf=2020-01-01")).StatusCode);
    }

    private async Task<Guid> Open(Place place, int hours)
    {
        using var officer = course.SignInAs(place.Commune);
        using var answer = await officer.Post("/classes", new
        {
            templateCode = "vneid-basics",
            areaId = place.Village,
            startsAt = DateTimeOffset.UtcNow.AddHours(hours),
            capacity = 30,
        });
        return (await answer.Json()).GetProperty("id").GetGuid();
    }

    private static async Task<HttpResponseMessage> Set(HttpClient client, Guid id, params Guid[] learnerIds) =>
        await client.Put($"/classes/{id}/helpers", new { learnerIds }, await client.ETag($"/classes/{id}"));

    private static async Task<(int, int, int, bool)> Read(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var body = await answer.Json();
        return (body.GetProperty("helpers").GetInt32(), body.GetProperty("learners").GetInt32(),
            body.GetProperty("needed").GetInt32(), body.GetProperty("understaffed").GetBoolean());
    }
}
