using System.Net;
using System.Text;
using Platform.Contracts.Courses.V1;

namespace Platform.Courses.Tests;

public sealed class CloseClassTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    [Fact]
    public async Task The_roll_call_records_who_was_there_and_counts_the_rest()
    {
        var place = await course.NewPlace();
        var (id, learners) = await course.NewFullClass(place.Village, 3);
        using var officer = course.SignInAs(place.Commune);

        using var answer = await CourseFixture.Close(officer, id, learners[..2], unnamed: 4);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var body = await answer.Json();
        Assert.Equal((2, 4), (body.GetProperty("named").GetInt32(), body.GetProperty("unnamed").GetInt32()));
        var closed = Assert.Single(await course.Bus.Events<SessionClosed>(), evt => evt.ClassId == id);
        Assert.Equal((2, 4, 2L), (closed.Named, closed.Unnamed, closed.Version));
        var recorded = (await course.Bus.Events<AttendanceRecorded>()).Where(evt => evt.SessionId == closed.SessionId);
        Assert.Equal(learners[..2].Order(), recorded.Select(evt => evt.LearnerId).Order());
        Assert.Equal(
            "closed", (await (await officer.GetAsync($"/classes/{id}")).Json()).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Naming_someone_twice_counts_them_once()
    {
        var place = await course.NewPlace();
        var (id, learners) = await course.NewFullClass(place.Village, 1);
        using var officer = course.SignInAs(place.Commune);

        using var answer = await CourseFixture.Close(officer, id, [learners[0], learners[0]]);

        Assert.Equal(1, (await answer.Json()).GetProperty("named").GetInt32());
    }

    [Fact]
    public async Task Someone_who_never_enrolled_is_named_in_the_refusal_and_nothing_is_closed()
    {
        var place = await course.NewPlace();
        var (id, learners) = await course.NewFullClass(place.Village, 1);
        var stranger = await course.NewLearner(place.Village);
        using var officer = course.SignInAs(place.Commune);

        using var answer = await CourseFixture.Close(officer, id, [learners[0], stranger]);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "not-enrolled"), (answer.StatusCode, await answer.Code()));
        Assert.Equal(
            [stranger],
            (await answer.Json()).GetProperty("learnerIds").EnumerateArray().Select(item => item.GetGuid()));
        Assert.DoesNotContain(await course.Bus.Events<SessionClosed>(), evt => evt.ClassId == id);
    }

    [Fact]
    public async Task A_roll_written_before_the_last_enrolment_is_stale()
    {
        var place = await course.NewPlace();
        var (id, learners) = await course.NewFullClass(place.Village, 1);
        var late = await course.NewLearner(place.Village);
        using var officer = course.SignInAs(place.Commune);
        var read = (await officer.GetAsync($"/classes/{id}")).Headers.ETag!.Tag;
        (await officer.Post($"/classes/{id}/enrolments", new { learnerId = late })).EnsureSuccessStatusCode();

        using var stale = await CourseFixture.Close(officer, id, learners, etag: read);
        using var missing = await officer.Post($"/classes/{id}/close", new { present = learners, unnamed = 0 });

        Assert.Equal((HttpStatusCode.PreconditionFailed, "stale"), (stale.StatusCode, await stale.Code()));
        Assert.Equal((HttpStatusCode)428, missing.StatusCode);
        Assert.Equal("precondition-required", await missing.Code());
        Assert.DoesNotContain(await course.Bus.Events<SessionClosed>(), evt => evt.ClassId == id);
    }

    [Fact]
    public async Task Ten_hands_close_a_class_once()
    {
        var place = await course.NewPlace();
        var (id, learners) = await course.NewFullClass(place.Village, 2);
        using var officer = course.SignInAs(place.Commune);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ =>
            CourseFixture.Close(officer, id, learners)));

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.OK);
        var refused = answers.Where(answer => answer.StatusCode is not HttpStatusCode.OK).ToList();
        Assert.All(refused, answer => Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode));
        Assert.Equal("class-closed", await refused[0].Code());
        Assert.Equal(2, (await course.Bus.Events<AttendanceRecorded>()).Count(evt => evt.ClassId == id));
    }

    [Theory]
    [InlineData("""{"present":[],"unnamed":-1}""")]
    [InlineData("""{"present":[],"unnamed":10001}""")]
    [InlineData("""{"present":null,"unnamed":1}""")]
    [InlineData("""{"unnamed":1}""")]
    public async Task A_roll_call_that_cannot_be_is_refused(string body)
    {
        using var officer = course.SignInAs(Guid.CreateVersion7());

        using var answer = await officer.Post(
            $"/classes/{Guid.CreateVersion7()}/close", new StringContent(body, Encoding.UTF8, "application/json"), "*");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotNull(await answer.Code());
    }
}
