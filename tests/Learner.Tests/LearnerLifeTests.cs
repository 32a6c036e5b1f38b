using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;
using Platform.ServiceDefaults;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

/// <summary>Moves, audiences, and people who leave and come back.</summary>
[Trait("requirement", "000-06")]
public sealed class LearnerLifeTests(LearnerFixture learner) : IClassFixture<LearnerFixture>
{
    private static readonly DateOnly Today = VietnamTime.Today(TimeProvider.System);

    [Fact]
    public async Task A_move_keeps_where_the_person_lived_before()
    {
        var (from, to) = (await learner.NewVillage(), await learner.NewVillage());
        var officer = learner.SignInAs(ThaiNguyen);
        var id = await learner.RegisterId(new("Phạm Thị Dời", "1990", "female", from, null, "0912345678"));
        await Backdate(id, Today.AddDays(-30));

        using var answer = await officer.Do(id, "move", new { areaId = to, validFrom = Day(-3) });

        var shown = await Json(answer);
        Assert.Equal((HttpStatusCode.OK, to), (answer.StatusCode, shown.GetProperty("areaId").GetGuid()));
        Assert.Equal(
            [(from, Day(-30), Day(-3), "registered"), (to, Day(-3), null, "moved")],
            shown.GetProperty("residences").EnumerateArray().Select(one => (
                one.GetProperty("areaId").GetGuid(), one.Text("validFrom")!, one.Text("validTo"),
                one.Text("cause")!)));
        var told = (await learner.Bus.Events<LearnerProfileChanged>()).Single(evt => evt.LearnerId == id);
        var contact = (await learner.Bus.Events<LearnerContactChanged>()).Last(evt => evt.LearnerId == id);
        Assert.Equal((to, "area"), (told.AreaId, told.ChangedFields.Single()));
        Assert.Equal((to, "+84912345678"), (contact.AreaId, contact.Phone));
    }

    [Fact]
    public async Task A_move_goes_neither_into_the_future_nor_behind_the_last_one()
    {
        var (from, to) = (await learner.NewVillage(), await learner.NewVillage());
        var officer = learner.SignInAs(ThaiNguyen);
        var id = await learner.RegisterId(new("Phạm Văn Chờ", "1990", "male", from));

        using var tomorrow = await officer.Do(id, "move", new { areaId = to, validFrom = Day(1) });
        using var before = await officer.Do(id, "move", new { areaId = to, validFrom = Day(-1) });
        using var nowhere = await officer.Do(id, "move", new { areaId = from, validFrom = Day(0) });
        using var province = await officer.Do(id, "move", new { areaId = ThaiNguyen, validFrom = Day(0) });
        using var unknown = await officer.Do(id, "move", new { areaId = HaNoi, validFrom = Day(0) });

        Assert.Equal("move-date-invalid", await tomorrow.Code());
        Assert.Equal("move-date-invalid", await before.Code());
        Assert.Equal((HttpStatusCode.Conflict, "already-in-area"), (nowhere.StatusCode, await nowhere.Code()));
        Assert.Equal("area-not-for-learners", await province.Code());
        Assert.Equal((HttpStatusCode.NotFound, "area-unknown"), (unknown.StatusCode, await unknown.Code()));
    }

    [Fact]
    public async Task An_officer_moves_nobody_out_of_the_own_area()
    {
        var (mine, other) = (await learner.NewVillage(), await learner.NewVillage());
        var id = await learner.RegisterId(new("Phạm Thị Giữ", "1990", "female", mine));

        using var answer = await learner.SignInAs(mine).Do(id, "move", new { areaId = other, validFrom = Day(0) });

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Who_died_gets_no_message_and_who_came_back_does()
    {
        var officer = learner.SignInAs(ThaiNguyen);
        var id = await learner.RegisterId(
            new("Ma Văn Về", "1950", "male", await learner.NewVillage(), null, "0912345678"));

        using var gone = await officer.Do(id, "deactivate", new { reason = "left-province", on = Day(-1) });
        using var again = await officer.Do(id, "deactivate", new { reason = "died", on = Day(-1) });
        var silent = (await learner.Bus.Events<LearnerContactChanged>()).Last(evt => evt.LearnerId == id);
        using var back = await officer.Do(id, "reactivate", new { reason = "Trở về địa phương" });
        using var twice = await officer.Do(id, "reactivate", new { reason = "Trở về địa phương" });

        var shown = await Json(gone);
        Assert.Equal(
            ("deactivated", "left-province", Day(-1)),
            (shown.GetProperty("state").GetString(), shown.GetProperty("deactivationReason").GetString(),
                shown.GetProperty("deactivatedOn").GetString()));
        Assert.Null(silent.Phone);
        Assert.Equal((HttpStatusCode.Conflict, "learner-deactivated"), (again.StatusCode, await again.Code()));
        Assert.Equal("active", (await Json(back)).GetProperty("state").GetString());
        Assert.Equal((HttpStatusCode.Conflict, "learner-active"), (twice.StatusCode, await twice.Code()));
        var heard = (await learner.Bus.Events<LearnerContactChanged>()).Last(evt => evt.LearnerId == id);
        Assert.Equal("+84912345678", heard.Phone);
        Assert.Equal(
            ["deactivated", "active"],
            (await learner.Bus.Events<LearnerProfileChanged>()).Where(evt => evt.LearnerId == id)
                .Select(evt => evt.State));
    }

    [Fact]
    public async Task Nobody_dies_tomorrow()
    {
        var officer = learner.SignInAs(ThaiNguyen);
        var id = await learner.RegisterId(new("Ma Văn Sống", "1950", "male", await learner.NewVillage()));

        using var answer = await officer.Do(id, "deactivate", new { reason = "died", on = Day(1) });

        Assert.Equal("date-in-future", await answer.Code());
    }

    [Fact]
    [Trait("requirement", "002-16")]
    public async Task A_person_has_several_audiences_each_with_its_days()
    {
        var officer = learner.SignInAs(ThaiNguyen);
        var id = await learner.RegisterId(new("Trần Thị Xinh", "1962", "female", await learner.NewVillage()));

        using var answer = await officer.Put(id, "audiences", new
        {
            audiences = new object[]
            {
                new { audience = "trader", validFrom = "2010-01-01", validTo = "2020-01-01" },
                new { audience = "trader", validFrom = "2022-01-01", source = "self" },
                new { audience = "người cao tuổi", validFrom = "2022-06-01" },
            },
        });

        var shown = await Json(answer);
        Assert.Equal(
            ["elderly 2022-06-01", "trader 2010-01-01", "trader 2022-01-01"],
            shown.GetProperty("audiences").EnumerateArray().Select(one =>
                $"{one.GetProperty("audience").GetString()} {one.GetProperty("validFrom").GetString()}"));
        var told = (await learner.Bus.Events<LearnerAudienceChanged>()).Single(evt => evt.LearnerId == id);
        Assert.Equal(["elderly", "trader"], told.Audiences);
        Assert.Equal(["elderly", "trader"], told.Added);
        Assert.Equal(("citizen", Today), (told.Ended.Single(), told.EffectiveOn));
        using var same = await officer.Put(id, "audiences", new
        {
            audiences = shown.GetProperty("audiences"),
        });
        Assert.Equal(HttpStatusCode.OK, same.StatusCode);
        Assert.Single(await learner.Bus.Events<LearnerAudienceChanged>(), evt => evt.LearnerId == id);
    }

    [Theory]
    [InlineData("trader", "2020-01-01", null, "trader", "2022-01-01", null, "audience-overlap")]
    [InlineData("trader", "2020-01-01", "2022-01-02", "trader", "2022-01-01", null, "audience-overlap")]
    [InlineData("trader", "2020-01-01", "2020-01-01", "citizen", "2022-01-01", null, "audience-overlap")]
    [InlineData("trader", "2020-01-01", "2021-01-01", "citizen", "2022-01-01", "2023-01-01", "audience-required")]
    [InlineData("trader", "2999-01-01", null, "citizen", "2022-01-01", null, "date-in-future")]
    [InlineData("astronaut", "2020-01-01", null, "citizen", "2022-01-01", null, null)]
    public async Task A_set_of_audiences_that_cannot_be_is_refused(
        string one, string from, string? to, string other, string otherFrom, string? otherTo, string? code)
    {
        var officer = learner.SignInAs(ThaiNguyen);
        var id = await learner.RegisterId(new("Trần Thị Lỗi", "1962", "female", await learner.NewVillage()));

        using var answer = await officer.Put(id, "audiences", new
        {
            audiences = new object[]
            {
                new { audience = one, validFrom = from, validTo = to },
                new { audience = other, validFrom = otherFrom, validTo = otherTo },
            },
        });

        Assert.InRange((int)answer.StatusCode, 400, 422);
        if (code is null)
            Assert.Equal(["audiences"], await answer.Fields());
        else
            Assert.Equal(code, await answer.Code());
    }

    private static string Day(int offset) => $"{Today.AddDays(offset):yyyy-MM-dd}";

    private Task<int> Backdate(Guid id, DateOnly day)
    {
        var morning = VietnamTime.At(day, new TimeOnly(8, 0)).ToUniversalTime();
        return learner.Use<LearnerDbContext, int>(db => db.Database.ExecuteSqlAsync(
            $"UPDATE learners SET registered_at = {morning} WHERE id = {id}"));
    }
}
