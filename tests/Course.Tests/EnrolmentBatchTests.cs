using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;
using Platform.Courses.EnrolmentBatches;
using Platform.Courses.Enrolments;
using Platform.Testing;

namespace Platform.Courses.Tests;

public sealed class EnrolmentBatchTests(CourseFixture course) : IClassFixture<CourseFixture>
{
    [Fact]
    public async Task A_list_is_decided_row_by_row_and_the_rest_is_given_back()
    {
        var (place, foreign) = (await course.NewPlace(), await course.NewPlace());
        var learners = await course.NewLearners(place.Village, 3);
        var stranger = await course.NewLearner(foreign.Village);
        var (id, other) = (await course.NewClass(place.Village, capacity: 2), await course.NewClass(foreign.Village));
        using var officer = course.SignInAs(place.Province);

        var batch = await Send(
            officer, "", $"""
            class_id,learner_id
            {id},{learners[0]}
            {id},{learners[1]}
            {id},{learners[0]}
            {id},{learners[2]}
            {id},{stranger}
            {other},{learners[2]}
            {id},034567890123
            """);

        var done = await Done(officer, batch);
        Assert.Equal((7, 7, 2, 1, 0, 4), Counts(done));
        var errors = await officer.GetStringAsync($"/enrolments/batches/{batch}/errors.csv");
        var lines = errors.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("class_id,learner_id,line,code,message", lines[0]);
        Assert.Equal(
            ["class-full", "unknown-learner", "unknown-class", "malformed"],
            lines[1..].Select(line => line.Split(',')[3]));
        Assert.Equal(["5", "6", "7", "8"], lines[1..].Select(line => line.Split(',')[2]));
        Assert.DoesNotContain("034567890123", errors); // what is not an id may be a citizen id: it is not kept
        Assert.Equal(
            learners[..2].Order(),
            (await course.Bus.Events<EnrolmentCreated>()).Where(evt => evt.ClassId == id)
                .Select(evt => evt.LearnerId).Order());
    }

    [Fact, Trait("requirement", "001-10")]
    public async Task Twenty_classes_of_the_core_force_seat_more_than_a_thousand_people_from_one_list()
    {
        var place = await course.NewPlace();
        var learners = await ManyLearners(place.Village, 1_040, "core-force");
        var classes = new List<Guid>();
        for (var i = 0; i < 20; i++)
            classes.Add(await course.NewClass(place.Village, capacity: 51));
        using var officer = course.SignInAs(place.Commune);
        var rows = learners.Select((learner, index) => $"{classes[index % 20]},{learner}");

        var batch = await Send(
            officer, "?waitIfFull=true", "class_id,learner_id\n" + string.Join('\n', rows));

        Assert.Equal((1_040, 1_040, 1_020, 0, 20, 0), Counts(await Done(officer, batch)));
        Assert.Equal(1_020, await course.Db(db =>
            db.Enrolments.Seated().CountAsync(row => classes.Contains(row.ClassId))));
        Assert.All(
            await course.Db(db => db.Classes.AsNoTracking().Where(row => classes.Contains(row.Id)).ToListAsync()),
            row => Assert.Equal(51, row.SeatsTaken));
        Assert.Equal(
            1_020, (await course.Bus.Events<EnrolmentCreated>()).Count(evt => classes.Contains(evt.ClassId)));
        (await course.Submit(officer, classes[0], learners[0], right: 5)).EnsureSuccessStatusCode();
        (await CourseFixture.Close(officer, classes[0], [learners[0], learners[20]])).EnsureSuccessStatusCode();
        Assert.Single(await course.Bus.Events<CourseCompleted>(), evt => evt.LearnerId == learners[0]);
    }

    [Fact]
    public async Task A_list_for_one_class_names_learners_only_and_may_be_sent_again()
    {
        var place = await course.NewPlace();
        var learners = await course.NewLearners(place.Village, 2);
        var id = await course.NewClass(place.Village);
        using var officer = course.SignInAs(place.Commune);
        var list = $"learner_id;note\n{learners[0]};a\n{learners[1]};b\n".Replace(';', ',');

        var first = await Done(officer, await Send(officer, $"?classId={id}", list));
        var again = await Done(officer, await Send(officer, $"?classId={id}", list));

        Assert.Equal((2, 2, 2, 0, 0, 0), Counts(first));
        Assert.Equal((2, 2, 0, 2, 0, 0), Counts(again));
    }

    [Fact]
    public async Task A_list_that_was_interrupted_goes_on_where_its_outcomes_end()
    {
        var place = await course.NewPlace();
        var learners = await course.NewLearners(place.Village, 2);
        var id = await course.NewClass(place.Village);
        var batch = new EnrolmentBatch
        {
            Id = Guid.CreateVersion7(),
            AreaId = place.Commune,
            WaitIfFull = false,
            TotalRows = 2,
            CreatedAt = DateTimeOffset.UtcNow,
        };
        batch.Begin();
        await course.Db(async db =>
        {
            db.EnrolmentBatches.Add(batch);
            db.EnrolmentBatchRows.AddRange(
                Row(2, learners[0], EnrolmentOutcome.ClassFull), Row(3, learners[1], outcome: null));
            return await db.SaveChangesAsync();
        });
        using var officer = course.SignInAs(place.Commune);

        Assert.Equal((2, 2, 1, 0, 0, 1), Counts(await Done(officer, batch.Id)));
        Assert.Equal([learners[1]], await course.Db(db =>
            db.Enrolments.Where(row => row.ClassId == id).Select(row => row.LearnerId).ToListAsync()));

        EnrolmentBatchRow Row(int number, Guid learner, EnrolmentOutcome? outcome) => new()
        {
            BatchId = batch.Id,
            Number = number,
            ClassId = id,
            LearnerId = learner,
            Outcome = outcome,
        };
    }

    [Fact]
    public async Task Two_lists_at_once_and_the_counter_never_give_a_seat_twice()
    {
        var place = await course.NewPlace();
        var learners = await ManyLearners(place.Village, 300);
        var id = await course.NewClass(place.Village, capacity: 100);
        using var officer = course.SignInAs(place.Commune);

        var batches = await Task.WhenAll(
            Send(officer, $"?classId={id}", "learner_id\n" + string.Join('\n', learners[..130])),
            Send(officer, $"?classId={id}", "learner_id\n" + string.Join('\n', learners[130..260])));
        var singles = await Task.WhenAll(learners[260..].Select(learner =>
            officer.Post($"/classes/{id}/enrolments", new { learnerId = learner })));
        var results = await Task.WhenAll(batches.Select(batch => Done(officer, batch)));

        var given = results.Sum(result => Counts(result).Enrolled)
            + singles.Count(answer => answer.StatusCode is HttpStatusCode.Created);
        Assert.Equal(100, given);
        Assert.Equal(100, await course.Db(db => db.Enrolments.Seated().CountAsync(row => row.ClassId == id)));
    }

    [Theory]
    [InlineData("", "batch-empty")]
    [InlineData("class_id,learner_id\n", "batch-empty")]
    [InlineData("name,phone\nx,y\n", "batch-header")]
    [InlineData("learner_id\n0197a000-0000-7000-8000-000000000001\n", "batch-header")]
    public async Task A_file_that_is_no_list_is_refused(string csv, string code)
    {
        using var officer = course.SignInAs((await course.NewPlace()).Commune);

        using var answer = await officer.Post("/enrolments/batches", Csv(csv));

        Assert.Equal((HttpStatusCode.BadRequest, code), (answer.StatusCode, await answer.Code()));
    }

    [Fact]
    public async Task A_list_of_another_province_looks_like_none()
    {
        var (place, foreign) = (await course.NewPlace(), await course.NewPlace());
        var id = await course.NewClass(place.Village);
        using var officer = course.SignInAs(place.Commune);
        var batch = await Send(officer, $"?classId={id}", $"learner_id\n{Guid.CreateVersion7()}");
        using var stranger = course.SignInAs(foreign.Province);

        using var progress = await stranger.GetAsync($"/enrolments/batches/{batch}");
        using var errors = await stranger.GetAsync($"/enrolments/batches/{batch}/errors.csv");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (progress.StatusCode, errors.StatusCode));
    }

    internal static StringContent Csv(string text) => new(text, Encoding.UTF8, "text/csv");

    internal static (int Total, int Done, int Enrolled, int Already, int Waiting, int Rejected) Counts(
        JsonElement batch)
    {
        return (Number("totalRows"), Number("doneRows"), Number("enrolled"), Number("alreadyEnrolled"),
            Number("waiting"), Number("rejected"));

        int Number(string name) => batch.GetProperty(name).GetInt32();
    }

    internal static Task<JsonElement> Done(HttpClient client, Guid batch) =>
        Done(client, $"/enrolments/batches/{batch}");

    internal static async Task<JsonElement> Done(HttpClient client, string uri)
    {
        JsonElement body = default;
        await Eventually.True(async () =>
        {
            body = await (await client.GetAsync(uri)).Json();
            return body.GetProperty("state").GetString() == "completed";
        }, "the end of the list");
        return body;
    }

    private static async Task<Guid> Send(HttpClient client, string query, string csv)
    {
        using var answer = await client.Post("/enrolments/batches" + query, Csv(csv));
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var id = (await answer.Json()).GetProperty("id").GetGuid();
        Assert.Equal($"batches/{id}", answer.Headers.Location?.OriginalString);
        return id;
    }

    /// <summary>More learners than events would be sent for in a test.</summary>
    private Task<Guid[]> ManyLearners(Guid area, int count, string audience = "citizen") => course.Db(async db =>
    {
        var ids = Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7()).ToArray();
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into learners (id, area_id, audiences)
            select id, {area}, array[{audience}] from unnest({ids}) id
            """);
        return ids;
    });
}
