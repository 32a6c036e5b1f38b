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
        "Course.Tests", (path, parameter) => parameter switch
        {
            "consumer" => "course",
            "source" => "national-platform",
            "code" when path.StartsWith("/completion-sources", StringComparison.Ordinal) => "state-management-training",
            _ => null,
        });

    internal static async Task<CourseWorld> Of(CourseFixture course)
    {
        var world = new CourseWorld(course);
        await course.NewPlace(Foreign);
        await world.People();
        await world.Teaching();
        await world.Practice();
        await world.Results();
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
        await Answer($"/classes/{this["class"]}/enrolments", new { learnerId = this["learner"] });
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

    private async Task Results()
    {
        using var officer = course.SignInAs(Home);
        var import = await officer.Import(
            this["area"],
            Tests.Results.Header + $"{Tests.Results.NewName()},{this["other"]},,vneid-co-ban,2026-03-02,90\n");
        this["import"] = import.GetProperty("id").GetGuid();
        await Eventually.True(
            async () => (await officer.CompletionsOf(this["other"])).Length > 0, "the completion");
        this["completion"] = (await officer.CompletionsOf(this["other"]))[0].GetProperty("id").GetGuid();
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
