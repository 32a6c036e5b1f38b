using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;
using Platform.Contracts.Learners.V1;
using Platform.Testing;
using static Platform.Courses.Tests.PracticeSteps;

namespace Platform.Courses.Tests;

/// <summary>The ledger of what people do with what they learnt.</summary>
public sealed class PracticeTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    [Fact]
    [Trait("requirement", "000-14")]
    [Trait("requirement", "000-22")]
    [Trait("requirement", "001-18")]
    [Trait("requirement", "002-06")]
    [Trait("requirement", "003-03")]
    public async Task The_tasks_of_real_life_are_told_in_plain_words_for_the_eye_and_the_ear()
    {
        using var officer = course.SignInAs((await course.NewPlace()).Village);

        var tasks = (await (await officer.GetAsync("/practice-tasks")).Json()).GetProperty("items").EnumerateArray()
            .ToDictionary(task => task.GetProperty("code").GetString()!);

        Assert.True(tasks.Count >= 30);
        string[] named =
        [
            "pay-electricity-bill", "pay-water-bill", "apply-for-job", "look-up-health-insurance", "look-up-land",
            "look-up-farm-prices", "receive-subsidy", "video-call-family", "read-book", "check-pension",
            "open-bank-account", "digitise-red-address",
        ];
        Assert.All(named, code => Assert.Contains(code, tasks.Keys));
        Assert.All(tasks.Values, task =>
        {
            Assert.NotEmpty(task.GetProperty("skillCodes").EnumerateArray());
            Assert.All(
                new[] { "titleVi", "titleEn", "plainVi", "plainEn", "voiceVi", "source" },
                member => Assert.NotEmpty(task.GetProperty(member).GetString()!));
            // A voice reads out no signs.
            Assert.DoesNotMatch("[/(){}@]|http", task.GetProperty("voiceVi").GetString());
        });
        var safe = await (await officer.GetAsync("/practice-tasks?skill=757-citizens@1.0/personal-safety")).Json();
        Assert.Contains(
            safe.GetProperty("items").EnumerateArray(), task => task.GetProperty("code").GetString() is "report-scam");
    }

    [Fact]
    [Trait("requirement", "000-14")]
    [Trait("requirement", "000-22")]
    public async Task Mrs_Xinh_pays_with_help_and_then_alone_and_that_shows_a_skill_once()
    {
        var (officer, village, xinh) = await Prepare();

        using var helped = await officer.Practise(xinh, Paid(assisted: true, daysAgo: 3));
        using var alone = await officer.Practise(xinh, Paid());
        using var again = await officer.Practise(xinh, Paid() with { TaskCode = "pay-water-bill" });
        var mentor = await course.NewLearner(village);
        using var seen = await officer.Practise(
            xinh, Paid() with { Evidence = "mentor", WitnessLearnerId = mentor });

        Assert.Empty(await NewSkills(helped));
        Assert.Equal(["757-citizens@1.0/cashless-payment"], await NewSkills(alone));
        Assert.Empty(await NewSkills(again));
        Assert.Equal(["757-citizens@1.0/cashless-payment"], await NewSkills(seen));
        var told = (await course.Bus.Events<PracticeRecorded>()).Where(evt => evt.LearnerId == xinh).ToList();
        Assert.Equal([true, false, false, false], told.Select(evt => evt.Assisted));
        Assert.Equal((village, Today.AddDays(-3), "self"), (told[0].AreaId, told[0].On, told[0].Evidence));
        Assert.Equal(mentor, told[3].WitnessLearnerId);
        var shown = (await course.Bus.Events<SkillDemonstrated>()).Where(evt => evt.LearnerId == xinh).ToList();
        Assert.Equal(["self", "mentor"], shown.Select(evt => evt.Evidence));
        Assert.Equal(told[1].PracticeId, shown[0].EvidenceId);
        var skills = await (await officer.GetAsync($"/learners/{xinh}/skills")).Json();
        Assert.Equal(2, skills.GetProperty("items").GetArrayLength());
        var ledger = await (await officer.GetAsync($"/learners/{xinh}/practice?limit=3")).Json();
        Assert.Equal(3, ledger.GetProperty("items").GetArrayLength());
        var rest = await officer.GetAsync(
            $"/learners/{xinh}/practice?cursor={ledger.GetProperty("nextCursor").GetString()}");
        Assert.Single((await rest.Json()).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task A_record_that_many_devices_send_at_once_is_one()
    {
        var (officer, _, learner) = await Prepare();
        var request = Paid();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => officer.Practise(learner, request)));
        using var other = await officer.Practise(learner, request with { Assisted = true });
        using var somebodyElse = await officer.Practise((await Prepare()).Learner, request);

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.Created);
        Assert.Equal(7, answers.Count(answer => answer.StatusCode is HttpStatusCode.OK));
        Assert.Equal((HttpStatusCode.Conflict, "id-taken"), (other.StatusCode, await other.Code()));
        Assert.Equal(HttpStatusCode.NotFound, somebodyElse.StatusCode);
        Assert.Single(await course.Bus.Events<PracticeRecorded>(), evt => evt.PracticeId == request.Id);
        Assert.Single(await course.Bus.Events<SkillDemonstrated>(), evt => evt.LearnerId == learner);
    }

    [Fact]
    public async Task What_cannot_be_so_is_refused()
    {
        var (officer, village, learner) = await Prepare();
        var team = await course.NewTeam(village);

        async Task<string?> Refused(PracticeRequest request)
        {
            using var answer = await officer.Practise(learner, request);
            Assert.True(answer.StatusCode is HttpStatusCode.UnprocessableEntity, $"{answer.StatusCode}");
            return await answer.Code();
        }

        Assert.Equal("unknown-task", await Refused(Paid() with { TaskCode = "fly-to-the-moon" }));
        Assert.Equal("day-out-of-range", await Refused(Paid(daysAgo: -1)));
        Assert.Equal("day-out-of-range", await Refused(Paid(daysAgo: 800)));
        Assert.Equal("witness-invalid", await Refused(Paid() with { Evidence = "mentor" }));
        Assert.Equal("witness-invalid", await Refused(
            Paid() with { Evidence = "mentor", WitnessLearnerId = learner }));
        Assert.Equal("witness-invalid", await Refused(Paid() with { WitnessLearnerId = Guid.CreateVersion7() }));
        Assert.Equal("unknown-witness", await Refused(
            Paid() with { Evidence = "mentor", WitnessLearnerId = Guid.CreateVersion7() }));
        Assert.Equal("team-invalid", await Refused(Paid() with { TeamId = team }));
        Assert.Equal("team-invalid", await Refused(Paid() with { TaskCode = "digitise-red-address" }));
        Assert.Equal("unknown-team", await Refused(
            Paid() with { TaskCode = "digitise-red-address", TeamId = Guid.CreateVersion7() }));
        Assert.Equal(0, await course.Db(db => db.PracticeRecords.CountAsync(row => row.LearnerId == learner)));
    }

    [Fact]
    [Trait("requirement", "004-23")]
    public async Task A_team_that_digitises_a_red_address_is_recorded_person_by_person_and_listed_as_its_project()
    {
        var (officer, village, learner) = await Prepare();
        var (team, other) = (await course.NewTeam(village), await course.NewLearner(village));
        var project = Paid() with { TaskCode = "digitise-red-address", TeamId = team, Evidence = "household" };

        await officer.Practised(learner, project with { Id = Guid.CreateVersion7() });
        await officer.Practised(other, project with { Id = Guid.CreateVersion7() });

        var listed = await (await officer.GetAsync($"/teams/{team}/practice")).Json();
        Assert.Equal(
            new[] { learner, other }.Order(),
            listed.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("learnerId").GetGuid())
                .Order());
        Assert.Equal(2, (await course.Bus.Events<PracticeRecorded>()).Count(evt => evt.TeamId == team));
    }

    [Fact]
    public async Task An_old_man_taught_by_his_children_has_practised_and_completed_nothing()
    {
        var place = await course.NewPlace();
        var (father, daughter) = (await course.NewLearner(place.Village), await course.NewLearner(place.Village));
        var guided = new HouseholdGuided
        {
            HouseholdId = Guid.CreateVersion7(),
            Version = 2,
            OccurredAt = DateTimeOffset.UtcNow,
            GuideId = Guid.CreateVersion7(),
            GuideMemberId = Guid.CreateVersion7(),
            GuidedMemberId = Guid.CreateVersion7(),
            GuideLearnerId = daughter,
            GuidedLearnerId = father,
            AreaId = place.Village,
            On = Today.AddDays(-1),
            Evidence = "household",
            TopicCode = "electricity-bill",
        };

        await course.Bus.Publish(guided);
        await course.Bus.Publish(guided with { Version = 3 });
        await course.Bus.Publish(guided with { GuideId = Guid.CreateVersion7(), TopicCode = null, Version = 4 });
        var last = guided with { GuideId = Guid.CreateVersion7(), GuidedLearnerId = daughter, Version = 5 };
        await course.Bus.Publish(last);
        await Eventually.True(
            () => course.Db(db => db.PracticeRecords.AnyAsync(row => row.Id == last.GuideId)), "the last guidance");

        var practised = Assert.Single(await course.Bus.Events<PracticeRecorded>(), evt => evt.LearnerId == father);
        Assert.Equal(
            ("pay-electricity-bill", true, "household", daughter),
            (practised.TaskCode, practised.Assisted, practised.Evidence, practised.WitnessLearnerId));
        Assert.DoesNotContain(await course.Bus.Events<SkillDemonstrated>(), evt => evt.LearnerId == father);
        Assert.DoesNotContain(await course.Bus.Events<CourseCompleted>(), evt => evt.LearnerId == father);
    }

    [Fact]
    public async Task The_ledger_of_somebody_registered_twice_is_one_and_nobody_elses_is_seen()
    {
        var (officer, village, winner) = await Prepare();
        var loser = await course.NewLearner(village);
        await officer.Practised(loser, Paid());
        var merge = Guid.CreateVersion7();
        await course.Bus.Publish(new LearnersMerged
        {
            LearnerId = winner,
            Version = 4,
            OccurredAt = DateTimeOffset.UtcNow,
            MergedLearnerId = loser,
            MergeId = merge,
            AreaId = village,
        });
        await Eventually.True(() => course.Db(db => db.LearnerMerges.AnyAsync(row => row.MergeId == merge)), "merge");

        using var again = await officer.Practise(winner, Paid());

        Assert.Empty(await NewSkills(again));
        foreach (var either in new[] { winner, loser })
        {
            var ledger = await (await officer.GetAsync($"/learners/{either}/practice")).Json();
            Assert.Equal(2, ledger.GetProperty("items").GetArrayLength());
        }

        var stranger = await (await officer.GetAsync($"/learners/{await course.NewLearner(village)}/practice")).Json();
        Assert.Empty(stranger.GetProperty("items").EnumerateArray());
    }

    private async Task<(HttpClient Officer, Guid Village, Guid Learner)> Prepare()
    {
        var place = await course.NewPlace();
        return (course.SignInAs(place.Commune), place.Village, await course.NewLearner(place.Village));
    }

    private static async Task<string[]> NewSkills(HttpResponseMessage answer)
    {
        Assert.True(answer.StatusCode is HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return [.. (await answer.Json()).GetProperty("newSkills").EnumerateArray().Select(skill => $"{skill}")];
    }
}
