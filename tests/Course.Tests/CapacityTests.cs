using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Contracts.Learners.V1;
using Platform.Testing;
using static Platform.Courses.Tests.Measuring;

namespace Platform.Courses.Tests;

public sealed class CapacityTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    [Fact, Trait("requirement", "001-09")]
    public async Task The_change_of_an_area_is_told_once_enough_people_were_measured_before_and_after()
    {
        var place = await course.NewPlace();
        using var officer = course.SignInAs(place.Province);
        var blueprint = await NewMeasure(officer, questions: 8, asked: 4);
        var (held, learners) = await course.NewFullClass(place.Village, 6);
        foreach (var learner in learners)
            await course.Sit(officer, "pre", learner, blueprint, held, right: 1);
        foreach (var learner in learners[..4])
            await course.Sit(officer, "post", learner, blueprint, held, right: 4);
        var few = await Only(officer, "");

        await course.Sit(officer, "post", learners[4], blueprint, held, right: 1);
        var enough = await Only(officer, $"?areaId={place.Commune}&courseId={Vneid}");

        Assert.Equal(["courseId", "skill"], few.EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            (Trade, 5, 25, 85, 60, 4),
            (enough.GetProperty("skill").GetString(), Figure(enough, "people"), Figure(enough, "beforePercent"),
                Figure(enough, "afterPercent"), Figure(enough, "changePoints"), Figure(enough, "improved")));
    }

    [Fact]
    public async Task The_first_paper_before_counts_and_the_last_one_after_it_in_the_period()
    {
        var place = await course.NewPlace();
        using var officer = course.SignInAs(place.Province);
        var blueprint = await NewMeasure(officer, questions: 4, asked: 4);
        var (held, learners) = await course.NewFullClass(place.Village, 5);
        foreach (var learner in learners)
        {
            foreach (var (kind, right) in new[] { ("pre", 0), ("pre", 4), ("post", 1), ("post", 2) })
                await course.Sit(officer, kind, learner, blueprint, held, right);
        }

        var change = await Only(officer, "");
        var none = await officer.GetFromJsonAsync<JsonElement>("/capacity-change?to=2020-01-01");
        using var backwards = await officer.GetAsync("/capacity-change?from=2026-02-01&to=2026-01-01");

        Assert.Equal((0, 50), (Figure(change, "beforePercent"), Figure(change, "afterPercent")));
        Assert.Equal(0, none.GetProperty("items").GetArrayLength());
        Assert.Equal("period-invalid", await backwards.Code());
    }

    [Fact]
    public async Task Two_registrations_of_one_person_are_measured_as_one()
    {
        var place = await course.NewPlace();
        using var officer = course.SignInAs(place.Province);
        var blueprint = await NewMeasure(officer, questions: 4, asked: 4);
        var (held, learners) = await course.NewFullClass(place.Village, 6);
        await course.Sit(officer, "pre", learners[5], blueprint, held, right: 0);
        foreach (var learner in learners[1..5])
            await course.Sit(officer, "pre", learner, blueprint, held, right: 0);
        foreach (var learner in learners[..5])
            await course.Sit(officer, "post", learner, blueprint, held, right: 4);
        var before = await Only(officer, "");

        await course.Bus.Publish(new LearnersMerged
        {
            MergeId = Guid.CreateVersion7(),
            Version = 1,
            OccurredAt = DateTimeOffset.UtcNow,
            LearnerId = learners[0],
            MergedLearnerId = learners[5],
            AreaId = place.Village,
        });

        Assert.False(before.TryGetProperty("people", out _));
        await Eventually.Pass(async () => Assert.Equal(5, Figure(await Only(officer, ""), "people")));
        var person = await officer.GetFromJsonAsync<JsonElement>($"/learners/{learners[5]}/capacity-change");
        Assert.Equal(learners[0], person.GetProperty("learnerId").GetGuid());
        Assert.Equal(100, Figure(person.GetProperty("items")[0], "changePoints"));
    }

    [Fact]
    public async Task What_a_foreign_area_or_person_learnt_is_not_there()
    {
        var (place, foreign) = (await course.NewPlace(), await course.NewPlace());
        var learner = await course.NewLearner(place.Village);
        using var other = course.SignInAs(foreign.Province);

        Assert.Equal(
            HttpStatusCode.NotFound, (await other.GetAsync($"/capacity-change?areaId={place.Village}")).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound, (await other.GetAsync($"/learners/{learner}/capacity-change")).StatusCode);
    }

    private static async Task<JsonElement> Only(HttpClient officer, string query)
    {
        var answer = await officer.GetFromJsonAsync<JsonElement>("/capacity-change" + query);
        return Assert.Single(answer.GetProperty("items").EnumerateArray());
    }

    private static int Figure(JsonElement item, string name) => item.GetProperty(name).GetInt32();
}
