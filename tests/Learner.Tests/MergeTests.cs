using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;
using Platform.ServiceDefaults;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

[Trait("requirement", "000-06")]
public sealed class MergeTests(ClockLearnerFixture learner) : IClassFixture<ClockLearnerFixture>, IDisposable
{
    private const string Reason = "Cùng một người, hai giấy tờ.";
    private static int numbers;
    private readonly string number = $"003162{Interlocked.Increment(ref numbers):000000}";

    public void Dispose() => learner.Clock.Reset();

    [Fact]
    public async Task Two_registrations_of_one_person_are_put_into_the_queue_and_shown_side_by_side()
    {
        var (village, one, other) = await TwoRegistrations();
        var pair = await PairOf(village, one);

        Assert.Equal("name-birth-area", pair.GetProperty("reason").GetString());
        var (shown, _) = await SideBySide(village, pair.GetProperty("id").GetGuid());
        Assert.Equal(
            ["citizen-id", "phone", "preferred-language"],
            shown.GetProperty("differences").EnumerateArray().Select(field => field.GetString()));
        var sides = new[] { shown.GetProperty("a"), shown.GetProperty("b") };
        Assert.Equal([one, other], sides.Select(side => side.GetProperty("id").GetGuid()).Order());
        Assert.All(sides, side => Assert.True(
            side.GetProperty("hanging").GetProperty("audiences").GetInt64() > 0));
    }

    [Fact]
    public async Task After_a_merge_both_ids_lead_to_the_one_that_stays_and_everything_hangs_on_it()
    {
        var (village, one, other) = await TwoRegistrations();
        var officer = learner.SignInAs(village);
        var pair = (await PairOf(village, one)).GetProperty("id").GetGuid();

        var merged = await Merge(village, pair, one, "citizen-id", "phone");

        Assert.Equal(HttpStatusCode.OK, merged.StatusCode);
        var byOld = await officer.GetAsync($"/learners/{other}");
        var shown = await Json(byOld);
        Assert.Equal(one, shown.GetProperty("id").GetGuid());
        Assert.Equal($"{one}", byOld.Content.Headers.ContentLocation?.ToString());
        Assert.Equal(
            ($"0**********{number[^1]}", "+84912000002"),
            (shown.GetProperty("citizenId").GetString(), shown.GetProperty("phone").GetString()));
        Assert.Equal(
            ["citizen", "elderly"],
            shown.GetProperty("audiences").EnumerateArray().Select(a => a.GetProperty("audience").GetString()));
        var listed = await officer.GetFromJsonAsync<JsonElement>($"/learners?areaId={village}");
        Assert.Equal(one, Assert.Single(listed.GetProperty("items").EnumerateArray()).GetProperty("id").GetGuid());
        var evt = Assert.Single(await learner.Bus.Events<LearnersMerged>(), evt => evt.LearnerId == one);
        Assert.Equal((other, village), (evt.MergedLearnerId, evt.AreaId));
        var contact = (await learner.Bus.Events<LearnerContactChanged>()).Last(evt => evt.LearnerId == one);
        Assert.Equal("+84912000002", contact.Phone);
        Assert.DoesNotContain(await learner.Bus.Events<LearnersMerged>(), evt => evt.LearnerId == other);
    }

    [Fact]
    public async Task Undoing_a_merge_restores_every_row_to_the_byte_and_nobody_asks_about_the_pair_again()
    {
        var (village, one, other) = await TwoRegistrations();
        var before = await Rows(one, other);
        var pair = (await PairOf(village, one)).GetProperty("id").GetGuid();
        var merged = await Merge(village, pair, one, "full-name", "citizen-id", "phone", "preferred-language");
        var merge = (await Json(merged)).GetProperty("mergeId").GetGuid();
        Assert.NotEqual(before, await Rows(one, other));

        var undone = await Undo(village, merge);

        Assert.Equal(HttpStatusCode.NoContent, undone.StatusCode);
        Assert.Equal(string.Join('\n', before), string.Join('\n', await Rows(one, other)));
        Assert.Single(await learner.Bus.Events<LearnersUnmerged>(), evt => evt.MergeId == merge);
        var (shown, _) = await SideBySide(village, pair);
        Assert.Equal("undone", shown.GetProperty("state").GetString());
        Assert.Equal("merge-already-undone", await Code(await Undo(village, merge)));
    }

    [Fact]
    public async Task A_merge_can_be_undone_for_thirty_days_and_no_longer()
    {
        var (village, one, other) = await TwoRegistrations();
        var merge = (await Json(await Direct(village, one, other))).GetProperty("mergeId").GetGuid();

        learner.Clock.Set(TimeProvider.System.GetUtcNow().AddDays(30).AddMinutes(5));

        Assert.Equal("merge-undo-expired", await Code(await Undo(village, merge)));
    }

    [Fact]
    public async Task An_id_leads_over_any_number_of_merges_which_are_undone_from_the_last()
    {
        var (village, b, c) = await TwoRegistrations();
        var a = await learner.RegisterId(new LearnerRequest("Trần Thị Xinh", "1961", "female", village));
        var first = (await Json(await Direct(village, b, c))).GetProperty("mergeId").GetGuid();
        var second = (await Json(await Direct(village, a, b))).GetProperty("mergeId").GetGuid();
        var officer = learner.SignInAs(village);

        var shown = await officer.GetFromJsonAsync<JsonElement>($"/learners/{c}");
        Assert.Equal(a, shown.GetProperty("id").GetGuid());
        Assert.Equal("merge-undo-conflict", await Code(await Undo(village, first)));
        Assert.Equal(HttpStatusCode.NoContent, (await Undo(village, second)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await Undo(village, first)).StatusCode);
        Assert.Equal(c, (await officer.GetFromJsonAsync<JsonElement>($"/learners/{c}")).GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task A_number_that_somebody_else_was_given_meanwhile_is_not_taken_back()
    {
        var (village, one, other) = await TwoRegistrations();
        var merge = (await Json(await Direct(village, one, other))).GetProperty("mergeId").GetGuid();
        await learner.RegisterId(new LearnerRequest(
            "Hoàng Văn Khác", "1962", "male", village, CitizenId: number));

        var undone = await Undo(village, merge);

        Assert.Equal("merge-undo-conflict", await Code(undone));
    }

    [Fact]
    public async Task A_dismissed_pair_never_returns()
    {
        var (village, one, _) = await TwoRegistrations();
        var id = (await PairOf(village, one)).GetProperty("id").GetGuid();
        var (_, etag) = await SideBySide(village, id);

        var dismissed = await Send(village, $"/duplicates/{id}/dismiss", new { }, etag);
        var again = await Send(village, $"/duplicates/{id}/dismiss", new { }, "*");

        Assert.Equal(HttpStatusCode.NoContent, dismissed.StatusCode);
        Assert.Equal("duplicate-decided", await Code(again));
        var open = await learner.SignInAs(village).GetFromJsonAsync<JsonElement>("/duplicates");
        Assert.Equal(0, open.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Two_officers_who_merge_the_same_pair_at_once_make_one_merge()
    {
        var (village, one, other) = await TwoRegistrations();

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(n =>
            n % 2 == 0 ? Direct(village, one, other) : Direct(village, other, one)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Single(
            await learner.Bus.Events<LearnersMerged>(), evt => evt.LearnerId == one || evt.LearnerId == other);
    }

    [Fact]
    public async Task An_officer_of_one_of_the_two_villages_learns_nothing_of_the_pair()
    {
        var commune = await learner.NewCommune("Thôn Một", "Thôn Hai");
        var (mine, theirs) = (commune.Villages["Thôn Một"], commune.Villages["Thôn Hai"]);
        var one = await learner.RegisterId(
            new LearnerRequest("Triệu Thị Mùi", "1970", "female", mine, Phone: "0912555001"));
        var other = await learner.RegisterId(
            new LearnerRequest("Triệu Thị Mùi", "1971", "female", theirs, Phone: "0912555001"));
        var pair = (await PairOf(commune.Id, one)).GetProperty("id").GetGuid();

        HttpResponseMessage[] answers =
        [
            await learner.SignInAs(mine).GetAsync($"/duplicates/{pair}"),
            await Direct(mine, one, other),
            await Merge(mine, pair, one),
            await Send(mine, $"/duplicates/{pair}/dismiss", new { }, "*"),
        ];
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
        var merge = (await Json(await Direct(commune.Id, one, other))).GetProperty("mergeId").GetGuid();
        Assert.Equal(HttpStatusCode.NotFound, (await Undo(mine, merge)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Undo(HaNoi, merge)).StatusCode);
    }

    [Fact]
    public async Task Only_who_may_write_learners_sees_the_queue()
    {
        var reader = learner.SignInAs(ThaiNguyen, Scopes.LearnersRead, Scopes.PrivacyRead);

        Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync("/duplicates")).StatusCode);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await Post(reader, $"/merges/{Guid.NewGuid()}/undo", new { reason = Reason })).StatusCode);
    }

    [Fact]
    public async Task A_merge_needs_two_a_reason_and_a_winner_of_the_pair()
    {
        var (village, one, other) = await TwoRegistrations();
        var pair = (await PairOf(village, one)).GetProperty("id").GetGuid();

        Assert.Equal("merge-same-learner", await Code(await Direct(village, one, one)));
        Assert.Equal("merge-winner-not-of-pair", await Code(await Merge(village, pair, Guid.NewGuid())));
        var noReason = await Post(
            learner.SignInAs(village), $"/learners/{one}/merge", new { loserId = other, reason = "" });
        Assert.Equal(HttpStatusCode.BadRequest, noReason.StatusCode);
        var stale = await Send(village, $"/duplicates/{pair}/merge", new { winnerId = one, reason = Reason }, "\"1\"");
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal(0, await Merges(one));
    }

    private async Task<(Guid Village, Guid One, Guid Other)> TwoRegistrations()
    {
        var village = await learner.NewVillage();
        var one = await learner.RegisterId(new LearnerRequest(
            "Trần Thị Xinh", "1962", "female", village, Phone: "0912000001"));
        var other = await learner.RegisterId(new LearnerRequest(
            "Trần Thị  Xinh", "1962", "female", village, Phone: "0912000002", PreferredLanguage: "tay",
            CitizenId: number, Audiences: ["elderly"]));
        return (village, one, other);
    }

    private async Task<JsonElement> PairOf(Guid area, Guid id)
    {
        var open = await learner.SignInAs(area).GetFromJsonAsync<JsonElement>("/duplicates");
        return Assert.Single(open.GetProperty("items").EnumerateArray(), pair =>
            pair.GetProperty("a").GetProperty("id").GetGuid() == id
            || pair.GetProperty("b").GetProperty("id").GetGuid() == id);
    }

    private async Task<(JsonElement Pair, string ETag)> SideBySide(Guid area, Guid id)
    {
        var answer = await learner.SignInAs(area).GetAsync($"/duplicates/{id}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await Json(answer), answer.Headers.ETag!.ToString());
    }

    private async Task<HttpResponseMessage> Merge(Guid area, Guid pair, Guid winner, params string[] take)
    {
        var seen = await learner.SignInAs(area).GetAsync($"/duplicates/{pair}");
        return await Send(
            area, $"/duplicates/{pair}/merge", new { winnerId = winner, reason = Reason, take },
            seen.Headers.ETag?.ToString() ?? "*");
    }

    private Task<HttpResponseMessage> Direct(Guid area, Guid winner, Guid loser) =>
        Post(learner.SignInAs(area), $"/learners/{winner}/merge", new { loserId = loser, reason = Reason });

    private Task<HttpResponseMessage> Undo(Guid area, Guid merge) =>
        Post(learner.SignInAs(area), $"/merges/{merge}/undo", new { reason = "Là hai chị em." });

    private Task<HttpResponseMessage> Send(Guid area, string path, object body, string etag)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", $"\"{Guid.CreateVersion7()}\"");
        request.Headers.Add("If-Match", etag);
        return learner.SignInAs(area).SendAsync(request);
    }

    private static async Task<string?> Code(HttpResponseMessage answer) =>
        (await Json(answer)).GetProperty("code").GetString();

    private Task<int> Merges(Guid id) => learner.Use<LearnerDbContext, int>(
        db => db.LearnerMerges.CountAsync(merge => merge.WinnerId == id || merge.LoserId == id));

    /// <summary>Both rows and what hangs on them; only the count of events goes on.</summary>
    private Task<List<string>> Rows(Guid one, Guid other) => learner.Use<LearnerDbContext, List<string>>(db =>
        db.Database.SqlQuery<string>($"""
            SELECT (to_jsonb(l) - 'version')::text AS "Value" FROM learners l WHERE id IN ({one}, {other})
            UNION ALL SELECT a::text FROM learner_audiences a WHERE learner_id IN ({one}, {other}) ORDER BY 1
            """).ToListAsync());
}
