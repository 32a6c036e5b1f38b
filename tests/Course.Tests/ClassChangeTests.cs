using System.Net;
using System.Net.Http.Json;
using Platform.Contracts.Courses.V1;

namespace Platform.Courses.Tests;

public sealed class ClassChangeTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    private static readonly DateTimeOffset Later = new(2027, 3, 1, 12, 30, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_class_that_is_moved_tells_when_and_where()
    {
        var place = await course.NewPlace();
        var (_, hall, _) = await course.NewHosts(place.Commune);
        var id = await course.NewClass(place.Village);
        using var officer = course.SignInAs(place.Commune);

        using var answer = await Move(officer, id, new { startsAt = Later, reason = "weather", placeId = hall });

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(Later, (await answer.Json()).GetProperty("startsAt").GetDateTimeOffset());
        Assert.Equal(answer.Headers.ETag!.Tag, await officer.ETag($"/classes/{id}"));
        var told = Assert.Single(await course.Bus.Events<ClassRescheduled>(), evt => evt.ClassId == id);
        Assert.Equal((2, Later, "weather", hall), (told.Version, told.StartsAt, told.ReasonCode, told.PlaceId));
    }

    [Fact]
    public async Task A_move_to_where_it_is_already_changes_nothing()
    {
        var place = await course.NewPlace();
        var id = await course.NewClass(place.Village);
        using var officer = course.SignInAs(place.Commune);
        (await Move(officer, id, new { startsAt = Later, reason = "staff" })).EnsureSuccessStatusCode();

        using var again = await Move(officer, id, new { startsAt = Later, reason = "staff" });

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Single(await course.Bus.Events<ClassRescheduled>(), evt => evt.ClassId == id);
    }

    [Fact]
    public async Task Of_two_officers_who_move_a_class_the_second_is_told()
    {
        var place = await course.NewPlace();
        var id = await course.NewClass(place.Village);
        using var officer = course.SignInAs(place.Commune);
        var read = await officer.ETag($"/classes/{id}");
        (await Move(officer, id, new { startsAt = Later, reason = "venue" })).EnsureSuccessStatusCode();

        using var answer = await Send(
            officer, id, "reschedule", new { startsAt = Later.AddDays(1), reason = "venue" }, read);

        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
    }

    [Fact]
    public async Task A_class_moves_to_a_day_and_a_place_that_are_within_reach()
    {
        var (place, foreign) = (await course.NewPlace(), await course.NewPlace());
        var (_, hall, _) = await course.NewHosts(foreign.Village);
        var id = await course.NewClass(place.Village);
        using var officer = course.SignInAs(place.Commune);

        using var far = await Move(
            officer, id, new { startsAt = DateTimeOffset.MaxValue, reason = "other" });
        using var elsewhere = await Move(officer, id, new { startsAt = Later, reason = "other", placeId = hall });

        Assert.Equal("start-out-of-range", await far.Code());
        Assert.Equal("unknown-place", await elsewhere.Code());
    }

    [Fact]
    public async Task A_class_that_is_cancelled_takes_nobody_and_is_not_held()
    {
        var place = await course.NewPlace();
        var (id, learners) = await course.NewFullClass(place.Village, 2);
        var late = await course.NewLearner(place.Village);
        using var officer = course.SignInAs(place.Commune);

        using var answer = await Cancel(officer, id);
        using var again = await Cancel(officer, id);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (answer.StatusCode, again.StatusCode));
        Assert.Equal("cancelled", (await answer.Json()).GetProperty("status").GetString());
        var told = Assert.Single(await course.Bus.Events<ClassCancelled>(), evt => evt.ClassId == id);
        Assert.Equal((2, "holiday"), (told.SeatsTaken, told.ReasonCode));
        using var single = await officer.Post($"/classes/{id}/enrolments", new { learnerId = late });
        using var bulk = await officer.Post($"/classes/{id}/enrolments/bulk", new { learnerIds = new[] { late } });
        using var moved = await Move(officer, id, new { startsAt = Later, reason = "other" });
        foreach (var refused in new[] { single, bulk, moved })
            Assert.Equal((HttpStatusCode.Conflict, "class-cancelled"), (refused.StatusCode, await refused.Code()));
        using var closed = await CourseFixture.Close(officer, id, learners);
        Assert.Equal(HttpStatusCode.Conflict, closed.StatusCode);
    }

    [Fact]
    public async Task A_class_that_was_held_is_neither_moved_nor_cancelled()
    {
        var place = await course.NewPlace();
        var (id, learners) = await course.NewFullClass(place.Village, 1);
        using var officer = course.SignInAs(place.Commune);
        (await CourseFixture.Close(officer, id, learners)).EnsureSuccessStatusCode();

        using var moved = await Move(officer, id, new { startsAt = Later, reason = "other" });
        using var cancelled = await Cancel(officer, id);

        Assert.Equal("class-closed", await moved.Code());
        Assert.Equal("class-closed", await cancelled.Code());
    }

    [Fact]
    public async Task A_class_of_another_province_is_neither_moved_nor_cancelled()
    {
        var (place, foreign) = (await course.NewPlace(), await course.NewPlace());
        var id = await course.NewClass(place.Village);
        using var stranger = course.SignInAs(foreign.Province);

        using var moved = await Send(stranger, id, "reschedule", new { startsAt = Later, reason = "other" }, "*");
        using var cancelled = await Send(stranger, id, "cancel", new { reason = "other" }, "*");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (moved.StatusCode, cancelled.StatusCode));
    }

    private static Task<HttpResponseMessage> Cancel(HttpClient client, Guid id) =>
        Send(client, id, "cancel", new { reason = "holiday" }, "*");

    private static async Task<HttpResponseMessage> Move(HttpClient client, Guid id, object body) =>
        await Send(client, id, "reschedule", body, await client.ETag($"/classes/{id}"));

    private static Task<HttpResponseMessage> Send(
        HttpClient client, Guid id, string change, object body, string etag) =>
        client.Post($"/classes/{id}/{change}", JsonContent.Create(body), etag);
}
