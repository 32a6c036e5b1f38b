using System.Net;
using System.Net.Http.Json;
using Platform.Insights.Progress;
using Platform.ServiceDefaults;

namespace Platform.Insights.Tests;

public sealed class ProgressTests(InsightsFixture insights) : IClassFixture<InsightsFixture>
{
    private readonly ProvinceEvents province = new();

    [Fact]
    public async Task Each_person_counts_once_however_much_the_person_did()
    {
        await insights.Publish([.. province.Areas, .. province.Journey()]);
        var learner = Guid.NewGuid();
        await insights.Publish(
            [
                .. province.Areas, ProvinceEvents.Registered(learner, province.Village, "cadre"),
                province.Completed(learner), province.Completed(learner, "cashless-payment"),
                province.Issued(learner), province.Issued(learner),
                province.Delivered(learner), province.Delivered(learner),
                ProvinceEvents.Registered(Guid.NewGuid(), province.Village, "citizen"),
            ]);

        var figures = (await Progress($"?areaId={province.Village}")).Total;

        Assert.Equal(new GetProgress.Figures(3, 2, 4, 2, 3), figures);
    }

    [Fact, Trait("requirement", "000-06")]
    public async Task Whoever_was_registered_three_times_counts_once_with_all_they_did_until_the_merge_is_undone()
    {
        var (one, two, three) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var later = province.Merged(one, two);
        await insights.Publish(
            [
                .. province.Areas,
                ProvinceEvents.Registered(one, province.Village, "citizen"),
                ProvinceEvents.Registered(two, province.Village, "cadre"),
                ProvinceEvents.Registered(three, province.OtherVillage, "elderly"),
                province.Issued(one), province.Issued(three), province.Completed(three), province.Delivered(two),
                later, province.Merged(two, three),
            ]);

        var merged = await Progress($"?areaId={province.Commune}&groupBy=audience");
        Assert.Equal(new GetProgress.Figures(1, 1, 2, 1, 1), merged.Total);
        Assert.Equal(["cadre", "citizen", "elderly"], merged.Parts!.Select(part => part.Audience));

        await insights.Publish([ProvinceEvents.Unmerged(later)]);
        var undone = await Progress($"?areaId={province.Commune}");
        Assert.Equal(new GetProgress.Figures(2, 1, 2, 2, 1), undone.Total);
    }

    [Fact]
    public async Task Audiences_overlap_and_the_answer_says_by_how_much()
    {
        var both = Guid.NewGuid();
        await insights.Publish(
            [
                .. province.Areas, province.Completed(both),
                ProvinceEvents.Registered(both, province.Village, "cadre", "youth-union", "cadre"),
                ProvinceEvents.Registered(Guid.NewGuid(), province.Village, "cadre"),
                ProvinceEvents.Registered(Guid.NewGuid(), province.OtherVillage, "citizen"),
            ]);

        var progress = await Progress("?groupBy=audience");

        Assert.Equal(new GetProgress.Figures(3, 1, 0, 0, 0), progress.Total);
        Assert.Equal(
            [
                new(new(2, 1, 0, 0, 0), "cadre"),
                new(new(1, 0, 0, 0, 0), "citizen"),
                new(new(1, 1, 0, 0, 0), "youth-union"),
            ],
            progress.Parts!);
        Assert.Equal(new GetProgress.Overlap(SumOfParts: 4, PeopleInSeveralParts: 1), progress.Overlap);
    }

    [Fact]
    public async Task Parts_by_area_add_up_and_list_villages_without_anybody()
    {
        await insights.Publish(
            [
                .. province.Areas,
                ProvinceEvents.Registered(Guid.NewGuid(), province.Village, "citizen"),
                ProvinceEvents.Registered(Guid.NewGuid(), province.Commune, "citizen"),
            ]);

        var villages = await Progress($"?areaId={province.Commune}&groupBy=village");
        var communes = await Progress("?groupBy=commune");

        Assert.Equal(
            [
                new(new(1, 0, 0, 0, 0), null, province.Village, "Tổ dân phố 1"),
                new(new(0, 0, 0, 0, 0), null, province.OtherVillage, "Tổ dân phố 2"),
                new(new(1, 0, 0, 0, 0)),
            ],
            villages.Parts!);
        Assert.Equal(new GetProgress.Overlap(2, 0), villages.Overlap);
        Assert.Equal(
            [new(new GetProgress.Figures(2, 0, 0, 0, 0), null, province.Commune, "Phường Đức Xuân")], communes.Parts!);
    }

    [Fact]
    public async Task A_revoked_certificate_no_longer_counts()
    {
        var learner = Guid.NewGuid();
        var issued = province.Issued(learner);
        var registered = ProvinceEvents.Registered(learner, province.Village, "citizen");
        await insights.Publish([.. province.Areas, registered, issued]);
        var before = await Progress("");

        await insights.Publish(ProvinceEvents.Revoked(issued));
        var after = await Progress("");

        Assert.Equal(new GetProgress.Figures(1, 0, 1, 1, 0), before.Total);
        Assert.Equal(new GetProgress.Figures(1, 0, 0, 0, 0), after.Total);
        Assert.True(after.JournalPosition > before.JournalPosition);
    }

    [Fact]
    public async Task Classes_count_attendances_and_villages_reached()
    {
        var held = province.Scheduled();
        await insights.Publish([.. province.Areas, held, ProvinceEvents.Closed(held, 12, 3), province.Scheduled()]);

        using var client = insights.SignInAs(province.Province, Scopes.ProgressRead);
        var classes = await client.GetFromJsonAsync<GetClassProgress.Response>("/progress/classes", Json.Events);

        Assert.Equal(
            new GetClassProgress.Response(
                province.Province, "Tỉnh Thái Nguyên", classes!.AsOf, classes.JournalPosition, 2, 1, 12, 3, 2, 1),
            classes);
    }

    [Fact, Trait("requirement", "000-10")]
    public async Task Late_names_and_heads_counted_anew_are_in_the_attendance_of_their_point()
    {
        var held = province.Scheduled(province.Commune);
        var closed = ProvinceEvents.Closed(held, 12, 8);
        var (here, there) = (Guid.NewGuid(), Guid.NewGuid());
        await insights.Publish(
        [
            .. province.Areas, held, closed,
            ProvinceEvents.Reported(closed, here, province.Village, 1, 7, 5),
            ProvinceEvents.Reported(closed, there, province.OtherVillage, 1, 5, 3),
        ]);
        Assert.Equal((12, 8), await Attendances(province.Commune));

        await insights.Publish(ProvinceEvents.Reported(closed, here, province.Village, 2, 9, 3)); // two claims
        Assert.Equal((14, 6), await Attendances(province.Commune));
        await insights.Publish(ProvinceEvents.Reported(closed, there, province.OtherVillage, 3, 5, 5)); // more heads
        await insights.Publish(ProvinceEvents.Reported(closed, there, province.OtherVillage, 2, 4, 4)); // comes late

        Assert.Equal((14, 8), await Attendances(province.Commune));
        Assert.Equal((9, 3), await Attendances(province.Village));
        Assert.Equal((5, 5), await Attendances(province.OtherVillage));

        async Task<(int Named, int Unnamed)> Attendances(Guid area)
        {
            using var client = insights.SignInAs(province.Province, Scopes.ProgressRead);
            var classes = await client.GetFromJsonAsync<GetClassProgress.Response>(
                $"/progress/classes?areaId={area}", Json.Events);
            return (classes!.AttendancesNamed, classes.AttendancesUnnamed);
        }
    }

    [Theory]
    [InlineData("/progress")]
    [InlineData("/progress/classes")]
    public async Task A_foreign_province_looks_like_one_that_does_not_exist(string path)
    {
        var foreign = new ProvinceEvents();
        await insights.Publish([.. province.Areas, .. foreign.Areas]);
        using var client = insights.SignInAs(province.Province, Scopes.ProgressRead);

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"{path}?areaId={foreign.Commune}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"{path}?areaId={Guid.NewGuid()}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"{path}?areaId={province.Commune}")).StatusCode);
    }

    [Fact]
    public async Task An_officer_of_a_commune_does_not_see_the_province()
    {
        await insights.Publish(province.Areas);
        using var officer = insights.SignInAs(province.Commune, Scopes.ProgressRead);

        Assert.Equal(
            HttpStatusCode.NotFound, (await officer.GetAsync($"/progress?areaId={province.Province}")).StatusCode);
    }

    [Theory]
    [InlineData("/progress")]
    [InlineData("/progress/classes")]
    public async Task Figures_need_a_token_with_the_scope(string path)
    {
        using var stranger = insights.CreateClient();
        using var other = insights.SignInAs(province.Province, Scopes.LearnersRead);

        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync(path)).StatusCode);
    }

    [Theory]
    [InlineData("groupBy=sex")]
    [InlineData("groupBy=village")]
    [InlineData("areaId=duc-xuan")]
    public async Task A_question_that_has_no_answer_is_refused(string query)
    {
        await insights.Publish(province.Areas);
        using var client = insights.SignInAs(province.Province, Scopes.ProgressRead);

        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync($"/progress?{query}")).StatusCode);
    }

    private async Task<GetProgress.Response> Progress(string query)
    {
        using var client = insights.SignInAs(province.Province, Scopes.ProgressRead);
        return (await client.GetFromJsonAsync<GetProgress.Response>($"/progress{query}", Json.Events))!;
    }
}
