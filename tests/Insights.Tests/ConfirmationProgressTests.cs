using System.Net;
using System.Net.Http.Json;
using Platform.ServiceDefaults;
using static Platform.Insights.Progress.GetConfirmationProgress;

namespace Platform.Insights.Tests;

public sealed class ConfirmationProgressTests(InsightsFixture insights) : IClassFixture<InsightsFixture>
{
    private readonly ProvinceEvents province = new();

    [Fact, Trait("requirement", "004-07")]
    public async Task Each_person_counts_once_with_the_best_that_was_heard_and_each_figure_names_its_rule()
    {
        Guid[] people = [.. Enumerable.Range(0, 6).Select(_ => Guid.NewGuid())];
        var registered = people.Select((person, n) => ProvinceEvents.Registered(
            person, n < 4 ? province.Village : province.OtherVillage, "citizen"));
        var (first, other, older) = (province.Told(people[0]), province.Told(people[0], "online-public-services"),
            province.Told(people[0], ruleVersion: 2));
        var (waiting, refused, silent) = (province.Told(people[1]), province.Told(people[2]), province.Told(people[4]));
        await insights.Publish(
        [
            .. province.Areas, .. registered, waiting, ProvinceEvents.Rejected(refused), refused, silent,
            ProvinceEvents.Expired(silent), first, ProvinceEvents.Rejected(first), other,
            ProvinceEvents.Accepted(other), older, province.Told(Guid.NewGuid()), // the last one is not registered
        ]);

        var figures = await Progress("&groupBy=village");

        Assert.Equal(new Figures(6, 1, 1, 1, 1), figures.Total);
        Assert.Equal(
            [
                new Rule("online-public-services", 1, new Figures(6, 1, 0, 0, 0)),
                new Rule("vneid-basics", 1, new Figures(6, 0, 1, 2, 1)),
                new Rule("vneid-basics", 2, new Figures(6, 0, 1, 0, 0)),
            ],
            figures.ByRule);
        Assert.Equal(
            [
                new Part(province.Village, "Tổ dân phố 1", new Figures(4, 1, 1, 1, 0)),
                new Part(province.OtherVillage, "Tổ dân phố 2", new Figures(2, 0, 0, 0, 1)),
            ],
            figures.Parts);
    }

    [Fact]
    public async Task Whoever_was_registered_twice_is_confirmed_once_until_the_merge_is_undone()
    {
        var (one, two) = (Guid.NewGuid(), Guid.NewGuid());
        var (merged, told, toldToo) = (province.Merged(one, two), province.Told(one), province.Told(two));
        await insights.Publish(
        [
            .. province.Areas, ProvinceEvents.Registered(one, province.Village, "citizen"),
            ProvinceEvents.Registered(two, province.OtherVillage, "citizen"), merged, told, toldToo,
            ProvinceEvents.Rejected(told), ProvinceEvents.Accepted(toldToo),
        ]);
        var once = await Progress();

        await insights.Publish([ProvinceEvents.Unmerged(merged)]);

        Assert.Equal(new Figures(1, 1, 0, 0, 0), once.Total);
        Assert.Equal(new Figures(2, 1, 0, 1, 0), (await Progress()).Total);
    }

    [Fact]
    public async Task Figures_are_for_those_who_may_see_them_and_of_their_area()
    {
        var foreign = new ProvinceEvents();
        await insights.Publish([.. province.Areas, .. foreign.Areas]);
        using var officer = insights.SignInAs(province.Province, Scopes.ProgressRead);
        using var other = insights.SignInAs(province.Province, Scopes.LearnersRead);

        Assert.Equal(HttpStatusCode.NotFound, await Status(officer, $"?areaId={foreign.Commune}"));
        Assert.Equal(HttpStatusCode.BadRequest, await Status(officer, "?groupBy=village"));
        Assert.Equal(HttpStatusCode.BadRequest, await Status(officer, "?groupBy=audience"));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(other, ""));

        static async Task<HttpStatusCode> Status(HttpClient client, string query)
        {
            using var answer = await client.GetAsync($"/progress/confirmations{query}");
            return answer.StatusCode;
        }
    }

    private async Task<Response> Progress(string query = "")
    {
        using var client = insights.SignInAs(province.Province, Scopes.ProgressRead);
        return (await client.GetFromJsonAsync<Response>(
            $"/progress/confirmations?areaId={province.Commune}{query}", Json.Events))!;
    }
}
