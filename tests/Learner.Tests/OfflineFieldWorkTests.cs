using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using static Platform.Learners.Tests.LearnerFixture;
using static Platform.Learners.Tests.ReorganisationRequests;

namespace Platform.Learners.Tests;

/// <summary>
/// A team that works for days without a connection, on several devices, while the map changes behind its back.
/// </summary>
public sealed class OfflineFieldWorkTests(LearnerFixture learner) : IClassFixture<LearnerFixture>
{
    private const string Day = "2026-03-01";

    [Fact]
    public async Task A_device_that_comes_back_after_a_merger_is_told_the_unit_of_today_and_told_the_same_again()
    {
        var (one, other, code) = (await learner.NewCommune("Thôn Một"), await learner.NewCommune(), NewCode());
        var (inCommune, inVillage) = (
            Person(one.Id, "Triệu Thị Dao"), Person(one.Villages["Thôn Một"], "Triệu Văn Quân"));
        await learner.Approved(Day, Merge(code, $"Xã {code}", one.Id, other.Id));
        var today = await learner.CodeAsOf(code, Day);
        var batch = Batch(inCommune, inVillage);

        var first = await Send(batch);
        var again = await Send(batch);

        Assert.Equal(first.GetRawText(), again.GetRawText());
        var (moved, stayed) = (first.GetProperty("items")[0], first.GetProperty("items")[1]);
        Assert.Equal(("corrected", "area-changed"), (moved.Text("result"), moved.Text("code")));
        Assert.Equal((one.Id, today), (Area(moved, "from"), Area(moved, "to")));
        Assert.Equal("stored", stayed.Text("result")); // the village is the same village, under another unit
        Assert.Equal([today, one.Villages["Thôn Một"]], [await AreaOf(inCommune), await AreaOf(inVillage)]);
        using var officer = learner.SignInAs(today);
        foreach (var item in new[] { inCommune, inVillage })
            Assert.Equal(item.TargetId, (await officer.Shown(item.TargetId)).GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task A_device_that_comes_back_after_a_division_is_told_among_which_units_somebody_will_decide()
    {
        var (divided, upper, lower) = (await learner.NewCommune(), NewCode(), NewCode());
        await learner.Approved(Day, new
        {
            kind = "divide",
            from = new[] { divided.Id },
            to = new[] { upper, lower }.Select(
                code => new { code, type = "xa", name = $"Xã {code}", parentId = ThaiNguyen }),
        });
        var person = Person(divided.Id, "Lường Thị Thuận");

        var item = (await Send(Batch(person))).GetProperty("items")[0];

        Assert.Equal(("corrected", "area-changed"), (item.Text("result"), item.Text("code")));
        Assert.Equal(
            new[] { await learner.CodeAsOf(upper, Day), await learner.CodeAsOf(lower, Day) }.Order(),
            item.GetProperty("area").GetProperty("candidates").EnumerateArray()
                .Select(unit => unit.GetProperty("id").GetGuid()).Order());
        Assert.Equal(divided.Id, await AreaOf(person)); // in the queue of those to decide about, not guessed
        var waiting = await learner.SignInAs(ThaiNguyen).GetFromJsonAsync<JsonElement>($"/areas/reviews/{divided.Id}");
        Assert.Equal(person.TargetId, Items(waiting)[0].GetProperty("learnerId").GetGuid());
    }

    [Fact]
    public async Task Two_devices_that_register_one_person_both_keep_their_record_and_a_human_sees_the_two()
    {
        var village = await learner.NewVillage();
        var (one, other) = (Person(village, "Hà Thị Xinh"), Person(village, "Hà Thị Xinh"));

        var first = await Send(Batch(one));
        var second = await Send(Batch(other));
        await Send(Batch(other)); // a third device brings the same record

        Assert.Equal(("stored", "duplicate-queued"), (Result(first), Result(second)));
        using var officer = learner.SignInAs(village);
        var question = Assert.Single(Items(await officer.GetFromJsonAsync<JsonElement>("/duplicates")));
        Assert.Equal("field-device", question.Text("reason"));
        Guid[] asked =
            [.. new[] { "a", "b" }.Select(side => question.GetProperty(side).GetProperty("id").GetGuid())];
        Assert.Equal(new[] { one.TargetId, other.TargetId }.Order(), asked.Order());
        Assert.Equal(2, Items(await officer.GetFromJsonAsync<JsonElement>("/learners")).Length);
    }

    [Fact]
    public async Task What_one_device_adds_to_the_household_of_another_waits_for_it_whoever_connects_first()
    {
        var village = await learner.NewVillage();
        var household = Guid.NewGuid();
        var home = new Item(
            "household", household, village, new { areaId = village, formedOn = "2026-01-05", members = Head });
        var visit = new Item("household-visit", household, village, new
        {
            on = DateTime.UtcNow.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            purposeCode = "first-visit",
            outcome = "met",
        });

        var early = await Send(Batch(visit));
        var there = await Send(Batch(home));
        var late = await Send(Batch(visit));

        Assert.Equal(("parent-pending", "stored", "unchanged"), (Result(early), Result(there), Result(late)));
        Assert.Equal(1, await learner.Use<LearnerDbContext, int>(
            db => db.HouseholdVisits.CountAsync(one => one.HouseholdId == household)));
    }

    [Fact]
    public async Task A_bad_record_in_the_middle_of_a_full_batch_sinks_nobody_else()
    {
        var village = await learner.NewVillage();
        var items = Enumerable.Range(0, 200)
            .Select(number => Person(village, number == 100 ? "Giàng A 3" : $"Giàng A {Letters(number)}")).ToArray();

        var answer = await Send(Batch(items));

        var results = answer.GetProperty("items").EnumerateArray().Select(item => item.Text("result")).ToArray();
        Assert.Equal("rejected", results[100]);
        Assert.Equal(199, results.Count(result => result == "stored"));
        Assert.Equal(
            199, await learner.Use<LearnerDbContext, int>(db => db.Learners.CountAsync(one => one.AreaId == village)));
    }

    private static object[] Head => [new { relation = "head" }];

    private static string Letters(int number) =>
        string.Concat($"{number:000}".Select((digit, at) => (char)((at == 0 ? 'A' : 'a') + digit - '0')));

    private static DeviceBatch Batch(params Item[] items) => new(Guid.NewGuid(), Guid.NewGuid(), items);

    private static Item Person(Guid areaId, string fullName) => new(
        "learner", Guid.NewGuid(), areaId, new { fullName, birthDate = "1955", sex = "female" });

    private static string? Result(JsonElement answer) => answer.GetProperty("items")[0].Text("result");

    private static Guid Area(JsonElement item, string end) => item.GetProperty("area").GetProperty(end).GetGuid();

    private async Task<JsonElement> Send(DeviceBatch batch)
    {
        using var answer = await Post(learner.SignInAs(ThaiNguyen), "/field-batches", batch);
        Assert.True(answer.StatusCode is HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await Json(answer);
    }

    private Task<Guid> AreaOf(Item item) => learner.Use<LearnerDbContext, Guid>(
        db => db.Learners.Where(one => one.Id == item.TargetId).Select(one => one.AreaId).SingleAsync());

    private sealed record DeviceBatch(Guid BatchId, Guid DeviceId, Item[] Items);

    private sealed record Item(string Kind, Guid TargetId, Guid AreaId, object Data)
    {
        public Guid ItemId { get; init; } = Guid.NewGuid();

        public string Operation { get; } = "create";

        public DateTimeOffset RecordedAt { get; } = DateTimeOffset.UtcNow.AddHours(-30);
    }
}
