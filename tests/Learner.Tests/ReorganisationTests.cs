using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;
using static Platform.Learners.Tests.LearnerFixture;
using static Platform.Learners.Tests.ReorganisationRequests;

namespace Platform.Learners.Tests;

public sealed class ReorganisationTests(LearnerFixture learner) : IClassFixture<LearnerFixture>
{
    private const string Day = "2026-03-01";

    [Fact]
    [Trait("requirement", "001-02"), Trait("requirement", "000-17")]
    public async Task Merging_two_communes_moves_no_learner_and_loses_none()
    {
        var (one, other) = (await learner.NewCommune("Thôn 1", "Thôn Đồi"), await learner.NewCommune("Thôn 1"));
        var people = new[]
        {
            await Person(one.Villages["Thôn 1"]), await Person(other.Villages["Thôn 1"]), await Person(other.Id),
        };
        var rows = await Rows(people);
        var code = NewCode();

        var (id, draft) = await learner.Drafted(Day, Merge(code, "Xã Hợp Nhất", one.Id, other.Id));
        Assert.Equal(HttpStatusCode.OK, (await learner.Decide(id, "approve")).StatusCode);

        var report = draft.GetProperty("report");
        Assert.Equal(3, report.GetProperty("affected").GetProperty("learners").GetInt32());
        Assert.Equal(0, report.GetProperty("learnersNeedingReview").GetInt32());
        Assert.Equal("Thôn 1", report.GetProperty("villageNameCollisions")[0].GetString());
        Assert.Equal(rows, await Rows(people)); // not one row of a person was written
        var merged = await learner.CodeAsOf(code, Day);
        Assert.Equal(3, await PeopleSeenBy(merged));
        Assert.Equal(1, await PeopleSeenBy(one.Id)); // an officer of the old unit keeps the old people
        Assert.Equal(2, await PeopleSeenBy(other.Id));
        Assert.Equal(0, await PeopleSeenBy(HaNoi));
        Assert.Equal("ended", (await learner.AreaOf(one.Id, merged)).GetProperty("state").GetString());
        var villages = await learner.SignInAs(merged).GetFromJsonAsync<JsonElement>($"/areas?parentId={merged}");
        Assert.Equal(
            ["Thôn 1", "Thôn 1", "Thôn Đồi"],
            villages.GetProperty("items").EnumerateArray().Select(v => v.GetProperty("name").GetString()));
        Assert.Equal(3, villages.GetProperty("items").EnumerateArray().Select(Shown).Distinct().Count());
        var before = await learner.SignInAs(ThaiNguyen).GetFromJsonAsync<JsonElement>(
            $"/areas?parentId={one.Id}&asOf=2026-02-28");
        Assert.Equal(2, before.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task The_others_hear_of_the_new_unit_and_of_everything_it_moved()
    {
        var commune = await learner.NewCommune("Thôn Kể");
        var code = NewCode();
        await learner.Approved(Day, Merge(code, "Xã Kể", commune.Id));
        var merged = await learner.CodeAsOf(code, Day);

        var told = await learner.Bus.Events<AreaReorganised>();

        Assert.Equal(1, (await learner.Bus.Events<AreaRegistered>()).Single(evt => evt.AreaId == merged).Version);
        var ended = told.Single(evt => evt.AreaId == commune.Id);
        Assert.Equal(("merged", "ended", 2L), (ended.Change, ended.State, ended.Version));
        Assert.Equal([ThaiNguyen, merged, commune.Id], ended.Path);
        Assert.Equal([merged], ended.SuccessorIds);
        var village = told.Single(evt => evt.AreaId == commune.Villages["Thôn Kể"]);
        Assert.Equal(("transferred", "active", merged), (village.Change, village.State, village.ParentId));
        Assert.Equal([ThaiNguyen, merged, commune.Id, village.AreaId], village.Path);
    }

    [Fact]
    public async Task A_code_names_the_old_unit_before_and_the_new_one_after()
    {
        var commune = await learner.NewCommune();
        var code = (await learner.AreaOf(commune.Id)).GetProperty("code").GetString()!;

        var (id, draft) = await learner.Drafted(Day, Merge(code, "Xã Mới", commune.Id));
        await learner.Decide(id, "approve");

        Assert.Equal(code, draft.GetProperty("report").GetProperty("codesReused")[0].GetString());
        Assert.Equal(commune.Id, await learner.CodeAsOf(code, "2026-02-28"));
        Assert.NotEqual(commune.Id, await learner.CodeAsOf(code, Day));
        var undated = await learner.SignInAs(ThaiNguyen).GetAsync($"/areas/resolve?code={code}");
        Assert.Equal("area-code-needs-date", (await Json(undated)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_renamed_or_transferred_unit_is_the_same_unit()
    {
        var commune = await learner.NewCommune("Thôn Ở Lại");
        var village = commune.Villages["Thôn Ở Lại"];
        var neighbour = await learner.NewCommune();

        await learner.Approved(
            Day,
            new { kind = "rename", from = new[] { commune.Id }, to = new[] { new { name = "Xã Tên Khác" } } },
            new { kind = "transfer", from = new[] { village }, to = new[] { new { parentId = neighbour.Id } } });

        Assert.Equal("Xã Tên Khác", (await learner.AreaOf(commune.Id)).GetProperty("name").GetString());
        Assert.Equal(neighbour.Id, (await learner.AreaOf(village)).GetProperty("parentId").GetGuid());
        Assert.Equal( // the commune lives on and gave the village away
            HttpStatusCode.NotFound, (await learner.SignInAs(commune.Id).GetAsync($"/areas/{village}")).StatusCode);
    }

    [Fact]
    public async Task Undoing_gives_back_every_earlier_answer_and_forgets_nothing()
    {
        var (one, other) = (await learner.NewCommune("Thôn A"), await learner.NewCommune("Thôn A"));
        Guid[] areas = [one.Id, other.Id, one.Villages["Thôn A"], other.Villages["Thôn A"]];
        var before = await learner.History(areas);
        var recorded = await learner.Versions();
        var id = await learner.Approved(Day, Merge(NewCode(), "Xã Nhầm", one.Id, other.Id));
        Assert.NotEqual(before, await learner.History(areas));

        var undone = await learner.Undo(id);

        Assert.Equal("undone", (await Json(undone)).GetProperty("state").GetString());
        Assert.Equal(before, await learner.History(areas));
        Assert.True(await learner.Versions() > recorded);
        Assert.Equal(HttpStatusCode.Conflict, (await learner.Undo(id)).StatusCode);
        await learner.Approved(Day, Merge(NewCode(), "Xã Đúng", one.Id, other.Id)); // and it can be done anew
    }

    [Fact]
    public async Task What_newer_rows_depend_on_is_not_undone()
    {
        var commune = await learner.NewCommune();
        var code = NewCode();
        var id = await learner.Approved(Day, Merge(code, "Xã Có Người", commune.Id));
        await Person(await learner.CodeAsOf(code, Day));

        var refused = await learner.Undo(id);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal("learners", (await Json(refused)).GetProperty("dependents")[0].GetString());
        Assert.Equal("ended", (await learner.AreaOf(commune.Id)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_later_reorganisation_of_the_same_unit_is_undone_first()
    {
        var commune = await learner.NewCommune();
        var code = NewCode();
        var first = await learner.Approved(Day, Merge(code, "Xã Đợt Một", commune.Id));
        var merged = await learner.CodeAsOf(code, Day);
        var second = await learner.Approved("2026-05-01", Merge(NewCode(), "Xã Đợt Hai", merged));

        Assert.Equal(
            "reorganisations", (await Json(await learner.Undo(first))).GetProperty("dependents")[0].GetString());
        Assert.Equal(HttpStatusCode.OK, (await learner.Undo(second)).StatusCode);
    }

    [Fact]
    public async Task Who_drafted_it_cannot_approve_it_and_it_is_approved_once()
    {
        var commune = await learner.NewCommune();
        var (id, _) = await learner.Drafted(Day, Merge(NewCode(), "Xã Hai Người", commune.Id));

        var own = await learner.Decide(id, "approve", officer: "test-officer");
        var stale = await learner.Decide(id, "approve", ifMatch: "\"1\"");
        var first = await learner.Decide(id, "approve");
        var again = await learner.Decide(id, "refuse");

        Assert.Equal("approver-is-drafter", (await Json(own)).GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal("reorganisation-state-invalid", (await Json(again)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_dry_run_counts_and_keeps_nothing()
    {
        var commune = await learner.NewCommune("Thôn Thử");
        await Person(commune.Villages["Thôn Thử"]);
        var (before, versions) = (await learner.History(commune.Id), await learner.Versions());

        var answer = await learner.Draft(Day, dryRun: true, Merge(NewCode(), "Xã Thử", commune.Id));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(1, (await Json(answer)).GetProperty("affected").GetProperty("learners").GetInt32());
        Assert.Equal(before, await learner.History(commune.Id));
        Assert.Equal(versions, await learner.Versions());
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_its_reason()
    {
        var (one, other) = (await learner.NewCommune("Thôn X"), await learner.NewCommune());
        var taken = (await learner.AreaOf(other.Id)).GetProperty("code").GetString()!;
        object Divide(params int[] shares) => new
        {
            kind = "divide",
            from = new[] { one.Id },
            sharesPermille = shares,
            to = new[]
            {
                new { code = NewCode(), type = "xa", name = "Xã Trên" },
                new { code = NewCode(), type = "xa", name = "Xã Dưới" },
            },
        };

        await Refused("area-unknown", Merge(NewCode(), "Xã Lạ", Guid.NewGuid()));
        await Refused("reorganisation-code-taken", Merge(taken, "Xã Trùng Mã", one.Id));
        await Refused("reorganisation-overlaps", Merge(NewCode(), "Xã A", one.Id), Merge(NewCode(), "Xã B", one.Id));
        await Refused("reorganisation-level-mixed", Merge(NewCode(), "Xã C", one.Id, one.Villages["Thôn X"]));
        await Refused("reorganisation-unit-invalid", Merge("12", "Xã D", one.Id));
        await Refused("reorganisation-shares-invalid", Divide(600, 300));
        Assert.Equal(
            "reorganisation-date-invalid",
            (await Json(await learner.Draft("2025-07-01", false, Merge(NewCode(), "Xã E", one.Id))))
            .GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, (await learner.Draft(Day, false)).StatusCode);
    }

    [Fact]
    public async Task Another_province_neither_drafts_nor_sees_nor_decides()
    {
        var commune = await learner.NewCommune();
        var (id, _) = await learner.Drafted(Day, Merge(NewCode(), "Xã Kín", commune.Id));
        var stranger = learner.SignInAs(HaNoi);

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/areas/reorganisations/{id}")).StatusCode);
        var drafted = await Post(stranger, "/areas/reorganisations", new
        {
            effectiveOn = Day,
            decree = "Nghị quyết 2",
            reason = "Không phải của mình",
            changes = new[] { Merge(NewCode(), "Xã Kín", commune.Id) },
        });
        Assert.Equal(HttpStatusCode.NotFound, drafted.StatusCode);
        var listed = await stranger.GetFromJsonAsync<JsonElement>("/areas/reorganisations");
        Assert.Equal(0, listed.GetProperty("items").GetArrayLength());
    }

    private async Task Refused(string code, params object[] changes) => Assert.Equal(
        code, (await Json(await learner.Draft(Day, dryRun: false, changes))).GetProperty("code").GetString());

    private static string Shown(JsonElement village) =>
        $"{village.GetProperty("name")} ({village.GetProperty("qualifier")})";

    private Task<Guid> Person(Guid area) =>
        learner.RegisterId(new LearnerRequest("Nông Thị Thử", "1970", "female", area));

    private Task<List<uint>> Rows(Guid[] people) => learner.Use<LearnerDbContext, List<uint>>(db => db.Learners
        .Where(person => people.Contains(person.Id)).OrderBy(person => person.Id).Select(person => person.RowVersion)
        .ToListAsync());

    private async Task<int> PeopleSeenBy(Guid officer) =>
        (await learner.SignInAs(officer).GetFromJsonAsync<JsonElement>("/learners")).GetProperty("items")
        .GetArrayLength();
}
