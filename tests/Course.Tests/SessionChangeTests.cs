using System.Net;
using System.Net.Http.Json;
using Platform.Contracts.Courses.V1;

namespace Platform.Courses.Tests;

/// <summary>A session moves, and is cancelled, with its class; whoever was told of it is told of that.</summary>
[Trait("requirement", "000-11")]
public sealed class SessionChangeTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    private static readonly DateTimeOffset Later = new(2027, 3, 1, 12, 30, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_session_whose_class_is_moved_and_cancelled_tells_its_operator_of_both_in_order()
    {
        var place = await course.NewPlace();
        using var officer = course.SignInAs(place.Province);
        var (session, held) = await officer.NewSession(
            place.Province, [place.Village, place.Village], operatorId: "mobifone");

        (await Send(officer, held, "reschedule", new { startsAt = Later, reason = "weather" }))
            .EnsureSuccessStatusCode();
        (await Send(officer, held, "reschedule", new { startsAt = Later, reason = "weather" }))
            .EnsureSuccessStatusCode();
        (await Send(officer, held, "cancel", new { reason = "holiday" })).EnsureSuccessStatusCode();
        (await Send(officer, held, "cancel", new { reason = "other" })).EnsureSuccessStatusCode();

        var moved = Assert.Single(await course.Bus.Events<SessionRescheduled>(), evt => evt.SessionId == session);
        Assert.Equal(
            (2L, held, Later, 30, "weather", "mobifone"),
            (moved.Version, moved.ClassId, moved.StartsAt, moved.DurationMinutes, moved.ReasonCode, moved.OperatorId));
        var cancelled = Assert.Single(await course.Bus.Events<SessionCancelled>(), evt => evt.SessionId == session);
        Assert.Equal(
            (3L, held, Later, "holiday", "mobifone"),
            (cancelled.Version, cancelled.ClassId, cancelled.StartsAt, cancelled.ReasonCode, cancelled.OperatorId));
        using var report = await officer.Report(session, 1, 5);
        Assert.Equal((HttpStatusCode.Conflict, "class-cancelled"), (report.StatusCode, await report.Code()));
    }

    [Fact]
    public async Task Another_place_alone_and_a_class_without_a_session_concern_no_operator()
    {
        var place = await course.NewPlace();
        var (_, hall, _) = await course.NewHosts(place.Village);
        using var officer = course.SignInAs(place.Province);
        var (session, held) = await officer.NewSession(place.Province, [place.Village], operatorId: "mobifone");
        var plain = await course.NewClass(place.Village);
        var start = (await officer.Read($"/classes/{held}")).GetProperty("startsAt").GetDateTimeOffset();

        (await Send(officer, held, "reschedule", new { startsAt = start, reason = "venue", placeId = hall }))
            .EnsureSuccessStatusCode();
        (await Send(officer, plain, "reschedule", new { startsAt = Later, reason = "venue" }))
            .EnsureSuccessStatusCode();
        (await Send(officer, plain, "cancel", new { reason = "staff" })).EnsureSuccessStatusCode();

        Assert.Single(await course.Bus.Events<ClassRescheduled>(), evt => evt.ClassId == held);
        Assert.DoesNotContain(
            await course.Bus.Events<SessionRescheduled>(), evt => evt.SessionId == session || evt.ClassId == plain);
        Assert.DoesNotContain(await course.Bus.Events<SessionCancelled>(), evt => evt.ClassId == plain);
    }

    private static Task<HttpResponseMessage> Send(HttpClient client, Guid held, string change, object body) =>
        client.Post($"/classes/{held}/{change}", JsonContent.Create(body), "*");
}
