using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Contracts.Learners.V1;
using Platform.ServiceDefaults;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

/// <summary>One guides five, and each of the five may guide five in turn.</summary>
public sealed class MentorshipTests(LearnerFixture learner) : IClassFixture<LearnerFixture>
{
    [Fact, Trait("requirement", "002-15")]
    public async Task Five_mentees_one_leaves_one_returns_are_met_lost_and_met_once_each()
    {
        var (officer, people) = await People(6);
        var mentor = people[0];
        var last = Guid.Empty;
        foreach (var mentee in people[1..])
            last = await StartId(officer, mentor, mentee);

        var met = await Quota(officer, mentor);
        await End(officer, last);
        var lost = await Quota(officer, mentor);
        await StartId(officer, mentor, people[5]);
        var again = await Quota(officer, mentor);

        Assert.Equal((5, true, 1), met);
        Assert.Equal((4, false, 2), lost);
        Assert.Equal((5, true, 3), again);
        Assert.Equal([1L, 3L], (await Met(mentor)).Select(evt => evt.Version));
        Assert.Equal([2L], (await Lost(mentor)).Select(evt => evt.Version));
    }

    [Fact, Trait("requirement", "002-15")]
    public async Task Of_twenty_mentorships_that_begin_at_once_the_quota_is_told_once()
    {
        var (officer, people) = await People(21);
        var mentor = people[0];

        var answers = await Task.WhenAll(people[1..].Select(mentee => Start(officer, mentor, mentee)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Equal((20, true, 1), await Quota(officer, mentor));
        Assert.Equal(5, Assert.Single(await Met(mentor)).Mentees);
        Assert.Empty(await Lost(mentor));
    }

    [Fact, Trait("requirement", "002-15")]
    public async Task Of_twenty_who_end_one_mentorship_at_once_one_does_and_it_counts_once()
    {
        var (officer, people) = await People(6);
        var mentor = people[0];
        var last = Guid.Empty;
        foreach (var mentee in people[1..])
            last = await StartId(officer, mentor, mentee);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => End(officer, last)));

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.OK);
        Assert.Equal((4, false, 2), await Quota(officer, mentor));
        Assert.Single(await Lost(mentor));
    }

    [Fact, Trait("requirement", "002-15")]
    public async Task A_completed_mentorship_goes_on_counting_and_does_not_begin_again()
    {
        var (officer, people) = await People(6);
        var mentor = people[0];
        var last = Guid.Empty;
        foreach (var mentee in people[1..])
            last = await StartId(officer, mentor, mentee);

        var completed = await Change(officer, HttpMethod.Post, $"/mentorships/{last}/complete", new { });
        var ended = await End(officer, last);
        var again = await Start(officer, mentor, people[5]);

        Assert.Equal(HttpStatusCode.OK, completed.StatusCode);
        Assert.Equal("mentorship-over", (await Json(ended)).GetProperty("code").GetString());
        Assert.Equal("mentorship-exists", (await Json(again)).GetProperty("code").GetString());
        Assert.Equal((5, true, 1), await Quota(officer, mentor));
        Assert.Single(await learner.Bus.Events<MentorshipCompleted>(), evt => evt.MentorshipId == last);
    }

    [Fact, Trait("requirement", "002-15")]
    public async Task Nobody_guides_themselves_or_those_by_whom_they_are_guided()
    {
        var (officer, people) = await People(4);
        await StartId(officer, people[0], people[1]);
        await StartId(officer, people[1], people[2]);

        var self = await Start(officer, people[3], people[3]);
        var back = await Start(officer, people[1], people[0]);
        var round = await Start(officer, people[2], people[0]);

        Assert.Equal("self-mentoring", (await Json(self)).GetProperty("code").GetString());
        Assert.Equal("mentor-cycle", (await Json(back)).GetProperty("code").GetString());
        Assert.Equal("mentor-cycle", (await Json(round)).GetProperty("code").GetString());
    }

    [Fact, Trait("requirement", "002-15")]
    public async Task A_circle_does_not_close_even_when_all_its_parts_begin_at_once()
    {
        var (officer, people) = await People(8);

        var answers = await Task.WhenAll(
            people.Select((mentor, i) => Start(officer, mentor, people[(i + 1) % people.Length])));

        Assert.Equal(7, answers.Count(answer => answer.StatusCode is HttpStatusCode.Created));
        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.UnprocessableEntity);
    }

    [Fact, Trait("requirement", "004-24"), Trait("requirement", "002-15")]
    public async Task A_mentee_becomes_a_mentor_and_the_cascade_counts_each_person_once()
    {
        var (officer, people) = await People(6);
        var (first, other) = (people[0], people[5]);
        await StartId(officer, first, people[1]);
        await StartId(officer, first, people[2]);
        await StartId(officer, people[1], people[3]);
        await StartId(officer, people[3], people[4]);
        await StartId(officer, other, people[2]); // a mentee with two mentors

        var cascade = await officer.GetFromJsonAsync<JsonElement>("/mentors/cascade");
        var tree = await officer.GetFromJsonAsync<JsonElement>($"/mentors/{first}/tree?depth=2");
        var started = (await learner.Bus.Events<MentorshipStarted>()).Where(evt => people.Contains(evt.MentorId));

        Assert.Equal(
            [(1, 2, 2), (2, 1, 1), (3, 1, 1)],
            cascade.GetProperty("generations").EnumerateArray().Select(row => (
                row.GetProperty("generation").GetInt32(), row.GetProperty("mentors").GetInt32(),
                row.GetProperty("mentees").GetInt32())));
        Assert.Equal(
            (6, 4, 500),
            (cascade.GetProperty("distinctLearners").GetInt32(), cascade.GetProperty("mentees").GetInt32(),
                cascade.GetProperty("reproductionPermille").GetInt32()));
        Assert.Equal(
            [(people[1], 1), (people[2], 1), (people[3], 2)],
            Items(tree).Select(row => (row.GetProperty("learnerId").GetGuid(), row.GetProperty("depth").GetInt32()))
                .OrderBy(row => row.Item2).ThenBy(row => Array.IndexOf(people, row.Item1)));
        Assert.Equal([1, 1, 2, 3, 1], started.Select(evt => evt.Generation));
    }

    [Fact]
    public async Task A_mentorship_of_another_province_is_as_unknown_as_one_that_never_was()
    {
        var (officer, people) = await People(3);
        var id = await StartId(officer, people[0], people[1]);
        var stranger = learner.SignInAs(HaNoi);

        Assert.Equal(
            "learner-unknown",
            (await Json(await Start(stranger, people[0], people[2]))).GetProperty("code").GetString());
        Assert.All(
            new[]
            {
                await stranger.GetAsync($"/mentorships/{id}"),
                await stranger.GetAsync($"/mentors/{people[0]}/quota"),
                await stranger.GetAsync($"/mentors/{people[0]}/tree"),
                await stranger.GetAsync($"/mentors/cascade?areaId={ThaiNguyen}"),
                await End(stranger, id),
                await Change(stranger, HttpMethod.Post, $"/mentorships/{id}/complete", new { }),
            },
            answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
        Assert.Empty(Items(await stranger.GetFromJsonAsync<JsonElement>("/mentorships")));
    }

    [Fact]
    public async Task Ending_names_the_version_and_a_reason_and_needs_the_scope()
    {
        var (officer, people) = await People(2);
        var id = await StartId(officer, people[0], people[1]);
        var seen = (await officer.GetAsync($"/mentorships/{id}")).Headers.ETag!.ToString();
        var reader = learner.SignInAs(ThaiNguyen, Scopes.ForceRead);
        var path = $"/mentorships/{id}/end";

        var without = await Post(officer, path, new { reason = "moved" });
        var wrong = await Change(officer, HttpMethod.Post, path, new { reason = "tired" }, seen);
        var forbidden = await Change(reader, HttpMethod.Post, path, new { reason = "moved" }, seen);
        var stale = await Change(officer, HttpMethod.Post, path, new { reason = "moved" }, "\"1\"");
        var fine = await Change(officer, HttpMethod.Post, path, new { reason = "moved" }, seen);

        Assert.Equal(
            [
                HttpStatusCode.PreconditionRequired, HttpStatusCode.BadRequest, HttpStatusCode.Forbidden,
                HttpStatusCode.PreconditionFailed, HttpStatusCode.OK,
            ],
            [without.StatusCode, wrong.StatusCode, forbidden.StatusCode, stale.StatusCode, fine.StatusCode]);
    }

    private async Task<(HttpClient Officer, Guid[] People)> People(int count)
    {
        var commune = await learner.NewCommune();
        return (learner.SignInAs(commune.Id), await learner.People(commune.Id, count));
    }

    private static Task<HttpResponseMessage> Start(HttpClient officer, Guid mentorId, Guid menteeId) =>
        Post(officer, "/mentorships", new { mentorId, menteeId });

    private static async Task<Guid> StartId(HttpClient officer, Guid mentorId, Guid menteeId) =>
        (await Json(await Start(officer, mentorId, menteeId))).GetProperty("id").GetGuid();

    private static Task<HttpResponseMessage> End(HttpClient officer, Guid id) =>
        Change(officer, HttpMethod.Post, $"/mentorships/{id}/end", new { reason = "mentee-left" });

    private static async Task<(int Mentees, bool Met, int Changes)> Quota(HttpClient officer, Guid mentor)
    {
        var quota = await officer.GetFromJsonAsync<JsonElement>($"/mentors/{mentor}/quota");
        return (
            quota.GetProperty("mentees").GetInt32(), quota.GetProperty("met").GetBoolean(),
            quota.GetProperty("changes").GetArrayLength());
    }

    private async Task<MentorQuotaMet[]> Met(Guid mentor) =>
        [.. (await learner.Bus.Events<MentorQuotaMet>()).Where(evt => evt.MentorId == mentor)];

    private async Task<MentorQuotaLost[]> Lost(Guid mentor) =>
        [.. (await learner.Bus.Events<MentorQuotaLost>()).Where(evt => evt.MentorId == mentor)];
}
