using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Testing;

namespace Platform.Courses.Tests;

/// <summary>One row of every kind a path can name, all of one commune of a province.</summary>
internal sealed class CourseWorld : World
{
    internal static readonly Guid Home = new("0197a000-0000-7000-8000-00000000aa01");
    internal static readonly Guid Foreign = new("0197a000-0000-7000-8000-00000000aa02");

    /// <summary>What the members that hold an id are called, and which row they then mean.</summary>
    private static readonly Dictionary<string, string> Named = new()
    {
        ["areaId"] = "village",
        ["classId"] = "class",
        ["learnerId"] = "learner",
        ["learnerIds"] = "learner",
        ["present"] = "learner",
        ["teamId"] = "team",
        ["witnessLearnerId"] = "other",
    };

    private readonly CourseFixture course;

    private CourseWorld(CourseFixture course)
        : base(Named) => this.course = course;

    internal static RouteTable Routes { get; } = new(
        "Course.Tests", (_, parameter) => parameter is "consumer" ? "course" : null);

    internal static async Task<CourseWorld> Of(CourseFixture course)
    {
        var world = new CourseWorld(course);
        await course.NewPlace(Foreign);
        await world.People();
        await world.Teaching();
        await world.Questions();
        await world.Practice();
        return world;
    }

    private async Task People()
    {
        var place = await course.NewPlace(Home);
        (this["area"], this["village"]) = (place.Commune, place.Village);
        var learners = await course.NewLearners(place.Village, 2);
        (this["learner"], this["other"]) = (learners[0], learners[1]);
        this["team"] = await course.NewTeam(place.Commune);
    }

    private async Task Teaching()
    {
        this["class"] = await course.NewClass(this["village"]);
        this["enrolment"] = await Made($"/classes/{this["class"]}/enrolments", new { learnerId = this["learner"] });
        using var officer = course.SignInAs(Home);
        using var batch = await Api.Send(
            officer, HttpMethod.Post, $"/enrolments/batches?classId={this["class"]}",
            $"learner_id\n{this["learner"]}", "text/csv");
        this["batch"] = (await batch.Json()).GetProperty("id").GetGuid();
    }

    private async Task Questions()
    {
        this["bank"] = await course.Db(db => db.QuestionBanks // a skill has one, whoever asks for another world
                .Where(bank => bank.OwnerAreaId == Home).OrderBy(bank => bank.Id)
                .Select(bank => (Guid?)bank.Id).FirstOrDefaultAsync())
            ?? await Made(
                "/question-banks", new { skill = Measuring.Device, questions = Measuring.Questions(2) });
        this["paper"] = await Made(
            "/papers", new { kind = "placement", learnerId = this["learner"], blueprint = "placement" });
    }

    private async Task Practice()
    {
        var practiceId = await Made($"/learners/{this["learner"]}/practice", new
        {
            id = Guid.CreateVersion7(),
            taskCode = "pay-electricity-bill",
            doneOn = DateOnly.FromDateTime(DateTime.UtcNow),
            assisted = true,
            evidence = "self",
        });
        this["follow-up"] = await course.Db(db => db.FollowUps
            .Where(followUp => followUp.PracticeId == practiceId).OrderBy(followUp => followUp.Days)
            .Select(followUp => followUp.Id).FirstAsync());
    }

    private async Task<Guid> Made(string path, object body) => (await Answer(path, body)).GetProperty("id").GetGuid();

    private async Task<JsonElement> Answer(string path, object body)
    {
        using var officer = course.SignInAs(Home);
        using var answer = await Api.Send(officer, HttpMethod.Post, path, JsonSerializer.Serialize(body));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {text}");
        return JsonElement.Parse(text);
    }
}
