using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

/// <summary>One person who was registered twice and answered twice: the stricter answer counts.</summary>
[Trait("requirement", "000-06")]
public sealed class MergedConsentTests(LearnerFixture learner) : ConsentSteps(learner), IClassFixture<LearnerFixture>
{
    [Fact]
    public async Task An_objection_comes_along_with_a_merge_and_goes_back_when_it_is_undone()
    {
        var (winner, loser) = (await NewPerson("1962"), await NewPerson("1962"));
        (await Withdraw(loser, "sms-notices")).EnsureSuccessStatusCode();

        var merge = await Merge(winner, loser);
        var joined = await State(winner, "sms-notices");
        var told = await Told(winner);
        await Undo(merge);

        Assert.Equal("withdrawn", joined);
        Assert.Equal(["withdrawn 1 merge"], told);
        Assert.Equal("none", await State(winner, "sms-notices"));
        Assert.Equal("withdrawn", await State(loser, "sms-notices"));
        Assert.Equal(["withdrawn 1 merge", "given 2 merge"], await Told(winner)); // the readers go on to send
    }

    [Fact]
    public async Task A_no_is_stronger_than_a_yes_and_a_yes_than_silence_whoever_stays()
    {
        var purposes = new[] { "marketing", "partner-provisioning" };
        var yes = await NewConsenting(purposes);
        var no = await NewConsenting(purposes);
        (await Withdraw(no)).EnsureSuccessStatusCode();
        var (silent, stays) = (await NewPerson("1962"), await NewConsenting("marketing"));

        var first = await Merge(yes, no);
        Assert.Equal(("withdrawn", "given"), (await State(yes, "marketing"), await State(yes, "partner-provisioning")));
        await Merge(silent, stays);
        Assert.Equal("given", await State(silent, "marketing"));
        Assert.Equal(["given 1 merge"], await Told(silent));
        await Undo(first);
        Assert.Equal(("given", "withdrawn"), (await State(yes, "marketing"), await State(no, "marketing")));
        await Merge(no, yes);
        Assert.Equal("withdrawn", await State(no, "marketing"));
    }

    [Fact]
    public async Task The_evidence_of_both_registrations_is_shown_in_one_ledger()
    {
        var (winner, loser) = (await NewPerson("1962"), await NewPerson("1962"));
        (await Grant(loser, await NewNotice(), evidence: "Hồ sơ giấy số 12")).EnsureSuccessStatusCode();

        await Merge(winner, loser);

        var line = Assert.Single(Items(await Ledger(winner)));
        Assert.Equal("Hồ sơ giấy số 12", line.Text("evidenceReference"));
    }

    [Fact]
    public async Task What_the_person_said_since_the_merge_stays_said()
    {
        var (winner, loser) = (await NewPerson("1962"), await NewPerson("1962"));
        (await Withdraw(loser, "sms-notices")).EnsureSuccessStatusCode();
        var merge = await Merge(winner, loser);
        var notice = await NewNotice("sms-notices");
        (await Grant(winner, notice, purpose: "sms-notices")).EnsureSuccessStatusCode();
        (await Withdraw(winner, "sms-notices")).EnsureSuccessStatusCode();

        await Undo(merge);

        Assert.Equal("withdrawn", await State(winner, "sms-notices"));
        Assert.Equal(3, (await Told(winner)).Count);
    }

    [Fact]
    public async Task A_tag_goes_over_with_its_consent_and_back_to_the_byte()
    {
        var (winner, loser) = (await NewPerson("1962"), await NewConsenting("ethnicity-tag"));
        (await Tag(loser, ("ethnicity", "05"))).EnsureSuccessStatusCode();
        var before = await Rows(winner, loser);

        var merge = await Merge(winner, loser);
        Assert.Equal(["ethnicity:05"], await Tags(winner));
        await Undo(merge);

        Assert.Equal(before, await Rows(winner, loser));
        Assert.Equal(["ethnicity:05"], await Tags(loser));
        Assert.Empty(await Tags(winner));
    }

    [Fact]
    public async Task A_no_of_either_registration_destroys_the_tags_of_both()
    {
        var (tagged, refusing) = (await NewConsenting("ethnicity-tag"), await NewConsenting("ethnicity-tag"));
        (await Tag(tagged, ("ethnicity", "05"))).EnsureSuccessStatusCode();
        (await Withdraw(refusing, "ethnicity-tag")).EnsureSuccessStatusCode();
        var (other, alsoTagged) = (await NewConsenting("ethnicity-tag"), await NewConsenting("ethnicity-tag"));
        (await Tag(alsoTagged, ("ethnicity", "12"))).EnsureSuccessStatusCode();
        (await Withdraw(other, "ethnicity-tag")).EnsureSuccessStatusCode();

        await Merge(tagged, refusing);
        var undone = await Merge(other, alsoTagged);
        await Undo(undone);

        Assert.Equal(0, await Values(tagged, refusing, other, alsoTagged));
        Assert.Equal("given", await State(alsoTagged, "ethnicity-tag")); // to be asked again
    }

    [Fact]
    public async Task A_withdrawal_after_the_merge_reaches_what_was_left_on_the_other_registration()
    {
        var (winner, loser) = (await NewConsenting("ethnicity-tag"), await NewConsenting("ethnicity-tag"));
        (await Tag(winner, ("ethnicity", "05"))).EnsureSuccessStatusCode();
        (await Tag(loser, ("ethnicity", "12"))).EnsureSuccessStatusCode();

        await Merge(winner, loser);
        var kept = await Tags(winner);
        (await Withdraw(winner, "ethnicity-tag")).EnsureSuccessStatusCode();

        Assert.Equal(["ethnicity:05"], kept);
        Assert.Equal(0, await Values(winner, loser));
    }

    private async Task<List<string>> Told(Guid id)
    {
        var given = (await Learner.Bus.Events<ConsentGiven>()).Where(evt => evt.LearnerId == id)
            .Select(evt => (evt.Version, Text: $"given {evt.Version} {evt.Channel}"));
        var withdrawn = (await Learner.Bus.Events<ConsentWithdrawn>()).Where(evt => evt.LearnerId == id)
            .Select(evt => (evt.Version, Text: $"withdrawn {evt.Version} {evt.Channel}"));
        return [.. given.Concat(withdrawn).OrderBy(evt => evt.Version).Select(evt => evt.Text)];
    }

    private Task<int> Values(params Guid[] people) => Learner.Use<LearnerDbContext, int>(db => db.SensitiveTags
        .CountAsync(tag => people.Contains(tag.LearnerId) && tag.ValueSealed != null));

    private Task<List<string>> Rows(Guid one, Guid other) => Learner.Use<LearnerDbContext, List<string>>(db =>
        db.Database.SqlQuery<string>(
            $"SELECT t::text AS \"Value\" FROM sensitive_tags t WHERE learner_id IN ({one}, {other}) ORDER BY id")
            .ToListAsync());
}
