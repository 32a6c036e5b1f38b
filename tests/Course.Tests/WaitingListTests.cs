using System.Net;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;
using Platform.Courses.Enrolments;

namespace Platform.Courses.Tests;

public sealed class WaitingListTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    [Fact, Trait("requirement", "004-16")]
    public async Task A_seat_goes_to_the_first_audience_of_the_policy_and_among_equals_to_who_waited_longest()
    {
        var place = await course.NewPlace();
        var (id, seated) = await FullClass(place, 1);
        var citizens = await course.NewLearners(place.Village, 2, "citizen");
        var worker = (await course.NewLearners(place.Village, 1, "citizen", "worker"))[0];
        var cadre = (await course.NewLearners(place.Village, 1, "cadre"))[0];
        var elder = (await course.NewLearners(place.Village, 1, "elderly"))[0];
        using var officer = course.SignInAs(place.Commune);
        foreach (var learner in new[] { elder, citizens[0], worker, citizens[1], cadre })
            Assert.Equal("waiting", await Wait(officer, id, learner));

        var list = await (await officer.GetAsync($"/classes/{id}/waiting-list")).Json();
        var items = list.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(
            [cadre, worker, citizens[0], citizens[1], elder],
            items.Select(item => item.GetProperty("learnerId").GetGuid()));
        Assert.Equal("Ưu tiên 1: cadre", items[0].GetProperty("reason").GetString());
        Assert.Equal("Ưu tiên 5: đối tượng khác", items[4].GetProperty("reason").GetString());
        Assert.Contains("Quảng Nam", list.GetProperty("policySource").GetString());

        var freed = await Cancel(officer, id, seated[0]);

        Assert.Equal(HttpStatusCode.OK, freed.StatusCode);
        Assert.Equal(
            items[0].GetProperty("id").GetGuid(), (await freed.Json()).GetProperty("seatedId").GetGuid());
        Assert.Equal([cadre], await Seated(id));
        var waitlisted = (await course.Bus.Events<EnrolmentWaitlisted>()).Where(evt => evt.ClassId == id).ToList();
        Assert.Equal([5, 4, 2, 4, 1], waitlisted.Select(evt => evt.Priority));
        var cancelled = Assert.Single(await course.Bus.Events<EnrolmentCancelled>(), evt => evt.ClassId == id);
        Assert.Equal((seated[0], true, "withdrawn"), (cancelled.LearnerId, cancelled.SeatFreed, cancelled.ReasonCode));
        var created = (await course.Bus.Events<EnrolmentCreated>()).Last(evt => evt.ClassId == id);
        Assert.Equal((cadre, 2L), (created.LearnerId, created.Version));
    }

    [Fact]
    public async Task Whoever_does_not_ask_to_wait_is_told_that_the_class_is_full()
    {
        var place = await course.NewPlace();
        var (id, _) = await FullClass(place, 1);
        var learners = await course.NewLearners(place.Village, 2);
        using var officer = course.SignInAs(place.Commune);

        using var single = await officer.Post($"/classes/{id}/enrolments", new { learnerId = learners[0] });
        using var bulk = await officer.Post(
            $"/classes/{id}/enrolments/bulk", new { learnerIds = learners, waitIfFull = true });
        using var again = await officer.Post(
            $"/classes/{id}/enrolments", new { learnerId = learners[0], waitIfFull = true });

        Assert.Equal((HttpStatusCode.Conflict, "class-full"), (single.StatusCode, await single.Code()));
        Assert.Equal(
            ["waiting", "waiting"],
            (await bulk.Json()).GetProperty("outcomes").EnumerateArray()
                .Select(item => item.GetProperty("outcome").GetString()));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal("waiting", (await again.Json()).GetProperty("state").GetString());
        using var waiting = await officer.GetAsync($"/classes/{id}/enrolments?state=waiting");
        Assert.Equal(2, (await waiting.Json()).GetProperty("items").GetArrayLength());
    }

    [Fact, Trait("requirement", "004-16")]
    public async Task Fifty_cancellations_at_once_seat_the_first_fifty_who_wait()
    {
        var place = await course.NewPlace();
        var (id, seated) = await FullClass(place, 50);
        var citizens = await course.NewLearners(place.Village, 30, "citizen");
        var cadres = await course.NewLearners(place.Village, 30, "cadre");
        using var officer = course.SignInAs(place.Commune);
        foreach (var group in new[] { citizens, cadres })
            (await officer.Post($"/classes/{id}/enrolments/bulk", new { learnerIds = group, waitIfFull = true }))
                .EnsureSuccessStatusCode();

        var answers = await Task.WhenAll(seated.Select(learner => Cancel(officer, id, learner)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(
            ((Guid[])[.. cadres, .. citizens[..20]]).Order(), (await Seated(id)).Order());
        var joined = await course.Db(db => db.Classes.AsNoTracking().SingleAsync(row => row.Id == id));
        Assert.Equal(50, joined.SeatsTaken);
        var promoted = (await course.Bus.Events<EnrolmentCreated>())
            .Where(evt => evt.ClassId == id && evt.Version == 2).ToList();
        Assert.Equal(50, promoted.Count);
        Assert.Equal(50, promoted.DistinctBy(evt => evt.LearnerId).Count());
        var rest = await (await officer.GetAsync($"/classes/{id}/waiting-list?limit=100")).Json();
        Assert.Equal(
            citizens[20..],
            rest.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("learnerId").GetGuid()));
    }

    [Fact]
    public async Task Cancelling_twice_frees_one_seat()
    {
        var place = await course.NewPlace();
        var (id, seated) = await FullClass(place, 2);
        using var officer = course.SignInAs(place.Commune);

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Cancel(officer, id, seated[0])));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Single(await course.Bus.Events<EnrolmentCancelled>(), evt => evt.ClassId == id);
        Assert.Equal([seated[1]], await Seated(id));
    }

    [Fact]
    public async Task Whoever_gave_up_a_seat_may_come_back()
    {
        var place = await course.NewPlace();
        var (id, seated) = await FullClass(place, 1);
        using var officer = course.SignInAs(place.Commune);
        (await Cancel(officer, id, seated[0])).EnsureSuccessStatusCode();

        using var back = await officer.Post($"/classes/{id}/enrolments", new { learnerId = seated[0] });

        Assert.Equal(HttpStatusCode.Created, back.StatusCode);
        Assert.Equal(seated, await Seated(id));
        var told = (await course.Bus.Events<EnrolmentCreated>()).Where(evt => evt.ClassId == id);
        Assert.Equal([1L, 3L], told.Select(evt => evt.Version));
    }

    [Fact]
    public async Task Pages_of_the_waiting_list_go_on_where_the_last_one_ended()
    {
        var place = await course.NewPlace();
        var (id, _) = await FullClass(place, 1);
        var learners = await course.NewLearners(place.Village, 3);
        using var officer = course.SignInAs(place.Commune);
        foreach (var learner in learners)
            await Wait(officer, id, learner);

        var first = await (await officer.GetAsync($"/classes/{id}/waiting-list?limit=2")).Json();
        var cursor = first.GetProperty("nextCursor").GetString();
        var second = await (await officer.GetAsync($"/classes/{id}/waiting-list?limit=2&cursor={cursor}")).Json();

        Assert.Equal(
            learners,
            new[] { first, second }.SelectMany(page => page.GetProperty("items").EnumerateArray())
                .Select(item => item.GetProperty("learnerId").GetGuid()));
        Assert.False(second.TryGetProperty("nextCursor", out _));
    }

    private async Task<(Guid Class, Guid[] Seated)> FullClass(Place place, int seats)
    {
        var learners = await course.NewLearners(place.Village, seats);
        var id = await course.NewClass(place.Village, capacity: seats);
        using var officer = course.SignInAs(place.Commune);
        (await officer.Post($"/classes/{id}/enrolments/bulk", new { learnerIds = learners }))
            .EnsureSuccessStatusCode();
        return (id, learners);
    }

    private static async Task<string?> Wait(HttpClient officer, Guid id, Guid learner)
    {
        using var answer = await officer.Post(
            $"/classes/{id}/enrolments", new { learnerId = learner, waitIfFull = true });
        return (await answer.Json()).GetProperty("state").GetString();
    }

    private async Task<HttpResponseMessage> Cancel(HttpClient officer, Guid id, Guid learner)
    {
        var enrolment = await course.Db(db => db.Enrolments
            .Where(row => row.ClassId == id && row.LearnerId == learner).Select(row => row.Id).SingleAsync());
        return await officer.Post(
            $"/classes/{id}/enrolments/{enrolment}/cancel", new { reason = "withdrawn" });
    }

    private Task<List<Guid>> Seated(Guid id) => course.Db(db => db.Enrolments.Seated()
        .Where(row => row.ClassId == id).OrderBy(row => row.EnrolledAt).Select(row => row.LearnerId).ToListAsync());
}
