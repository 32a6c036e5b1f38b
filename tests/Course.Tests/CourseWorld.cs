using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Courses.Tests;

/// <summary>One row of every kind a path can name, all of one commune of a province.</summary>
internal sealed class CourseWorld : World
{
    internal static readonly Guid Home = new("0197a000-0000-7000-8000-00000000aa01");
    internal static readonly Guid Foreign = new("0197a000-0000-7000-8000-00000000aa02");

    private const string Template = "template-of-the-world";

    /// <summary>What the members that hold an id are called, and which row they then mean.</summary>
    private static readonly Dictionary<string, string> Named = new()
    {
        ["areaId"] = "village",
        ["classId"] = "class",
        ["courseId"] = "course",
        ["inheritedFrom"] = "inherited",
        ["villageIds"] = "village",
        ["learnerId"] = "learner",
        ["learnerIds"] = "learner",
        ["packId"] = "pack",
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
            "code" => path.StartsWith("/class-templates", StringComparison.Ordinal) ? Template : "757-citizens",
            "version" => "1.0",
            "number" => "1",
            _ => null,
        });

    internal static async Task<CourseWorld> Of(CourseFixture course)
    {
        var world = new CourseWorld(course);
        await course.NewPlace(Foreign);
        await world.People();
        await world.Catalogue();
        await world.Teaching();
        await world.Meetings();
        await world.Questions();
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

    private async Task Catalogue()
    {
        using var owner = course.SignInAs(Home);
        this["course"] = await owner.PublishCourse();
        this["draft"] = await owner.DraftCourse();
        this["programme"] = await owner.NewProgramme(this["course"]);
        this["inherited"] = await owner.NewProgramme(this["course"]);
        this["campaign"] = await Made("/campaigns", new
        {
            nameVi = "Đợt cao điểm",
            nameEn = "Campaign",
            startsOn = VietnamTime.Today(TimeProvider.System),
            endsOn = VietnamTime.Today(TimeProvider.System),
        });
        // Its code is its name in the path: one for all worlds of a database.
        if (!await course.Db(db => db.ClassTemplates.AnyAsync(template => template.Code == Template)))
            await Answer("/class-templates", new { code = Template, courseId = this["course"] });
    }

    private async Task Teaching()
    {
        this["class"] = await course.NewClass(this["village"]);
        this["series"] = await Series();
        this["enrolment"] = await Made($"/classes/{this["class"]}/enrolments", new { learnerId = this["learner"] });
        using var officer = course.SignInAs(Home);
        using var batch = await Api.Send(
            officer, HttpMethod.Post, $"/enrolments/batches?classId={this["class"]}",
            $"learner_id\n{this["learner"]}", "text/csv");
        this["batch"] = (await batch.Json()).GetProperty("id").GetGuid();
    }

    private async Task<Guid> Series()
    {
        var series = await Answer("/classes/series", new
        {
            templateCode = Template,
            areaId = this["village"],
            first = VietnamTime.Today(TimeProvider.System).AddDays(1),
            days = new[] { "saturday" },
            time = "19:30:00",
            capacity = 5,
            count = 2,
        });
        return series.GetProperty("seriesId").GetGuid();
    }

    private async Task Meetings()
    {
        using var officer = course.SignInAs(Home);
        (this["session"], _) = await officer.NewSession(this["area"], [this["village"]], capacity: 1);
        (await officer.Report(this["session"], 1, 9, [this["other"]])).EnsureSuccessStatusCode();
        this["attendance"] = await course.Db(db => db.Attendances
            .Where(row => row.SessionId == this["session"]).Select(row => row.Id).SingleAsync());
        this["signal"] = (await officer.Signals(this["session"]))[0].GetProperty("id").GetGuid();
        this["pack"] = await Made("/offline-packs", new { classId = this["class"] });
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
            doneOn = VietnamTime.Today(TimeProvider.System),
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
        var completion = (await officer.CompletionsOf(this["other"]))[0].GetProperty("id").GetGuid();
        this["completion"] = completion;
        this["result"] = await course.Db(db => db.ImportedResults
            .Where(result => result.CompletionId == completion).Select(result => result.Id).FirstAsync());
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
