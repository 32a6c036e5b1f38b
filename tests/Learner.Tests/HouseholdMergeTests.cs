using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;
using Platform.Learners.Households;
using Platform.ServiceDefaults;

namespace Platform.Learners.Tests;

/// <summary>What becomes of a household when two registrations of a member turn out to be one person.</summary>
public sealed class HouseholdMergeTests(LearnerFixture learner) : IClassFixture<LearnerFixture>
{
    [Fact]
    public async Task A_merge_of_two_registrations_takes_the_membership_along_and_its_undoing_brings_it_back()
    {
        var home = await learner.NewHome();
        var winner = await learner.RegisterId(new LearnerRequest("Trần Thị Sinh", "1962", "female", home.Village));
        var before = await Rows(home.Id);
        var record = new HouseholdRecord(TimeProvider.System);

        var moved = await Within(db => record.Move(db, home.Xinh, winner, CancellationToken.None));
        Assert.Equal(winner, (await Row(home, 0)).LearnerId);
        await Within(async db =>
        {
            await record.MoveBack(db, home.Xinh, winner, moved!.Value, CancellationToken.None);
            return true;
        });

        Assert.Equivalent(before, await Rows(home.Id), strict: true);
        Assert.Equal(
            [home.Xinh, winner, home.Xinh],
            (await learner.Bus.Events<HouseholdMemberJoined>())
                .Where(e => e.MemberId == home.Members[0]).Select(e => e.LearnerId!.Value));
    }

    [Fact]
    public async Task Two_registrations_in_one_household_become_one_member_with_what_both_did()
    {
        var home = await learner.NewHome();
        using var officer = learner.SignInAs(home.Commune);
        var winner = await learner.RegisterId(new LearnerRequest("Trần Thị Sinh", "1962", "female", home.Village));
        using var joined = await LearnerFixture.Post(
            officer, $"/households/{home.Id}/members", new { relation = "other", learnerId = winner });
        var winning = (await LearnerFixture.Json(joined)).GetProperty("memberId").GetGuid();
        using var guided = await LearnerFixture.Post(officer, $"/households/{home.Id}/guides", new
        {
            guideMemberId = home.Members[1],
            guidedMemberId = home.Members[0],
            on = Today,
            evidence = "self",
        });
        var record = new HouseholdRecord(TimeProvider.System);
        var before = await Rows(home.Id);

        var moved = await Within(db => record.Move(db, home.Xinh, winner, CancellationToken.None));

        Assert.Equal(winning, (await Guide(home.Id)).GuidedMemberId);
        Assert.Equal(LeaveReason.Merge, (await Row(home, 0)).LeaveReason);
        await Within(async db =>
        {
            await record.MoveBack(db, home.Xinh, winner, moved!.Value, CancellationToken.None);
            return true;
        });
        Assert.Equivalent(before, await Rows(home.Id), strict: true);
        Assert.Equal(home.Members[0], (await Guide(home.Id)).GuidedMemberId);
    }

    private static DateOnly Today => VietnamTime.Today(TimeProvider.System);

    /// <summary>As the merge of two learners does it: in a transaction of its own.</summary>
    private Task<T> Within<T>(Func<LearnerDbContext, Task<T>> work) => learner.Use<LearnerDbContext, T>(async db =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var result = await work(db);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return result;
    });

    private Task<List<HouseholdMember>> Rows(Guid household) => learner.Use<LearnerDbContext, List<HouseholdMember>>(
        db => db.HouseholdMembers.AsNoTracking().Where(m => m.HouseholdId == household).OrderBy(m => m.Id)
            .ToListAsync());

    /// <summary>Ids of one moment have no order: a member is found by its own.</summary>
    private async Task<HouseholdMember> Row(NewHousehold home, int member) =>
        (await Rows(home.Id)).Single(row => row.Id == home.Members[member]);

    private Task<HouseholdGuide> Guide(Guid household) => learner.Use<LearnerDbContext, HouseholdGuide>(
        db => db.HouseholdGuides.AsNoTracking().SingleAsync(guide => guide.HouseholdId == household));
}
