using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Contracts.Learners.V1;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

/// <summary>Help at counters: assisted now, alone next time.</summary>
public sealed class AssistTests(LearnerFixture learner) : IClassFixture<LearnerFixture>
{
    private static readonly DateTimeOffset Recorded = DateTimeOffset.UtcNow.AddHours(-30);

    [Fact]
    [Trait("requirement", "001-17")]
    public async Task A_record_sent_twice_is_one_and_another_one_under_its_id_is_refused()
    {
        var (officer, commune, person) = await Prepare();
        var record = Help(commune, person);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Post(officer, "/assists", record)));
        using var other = await Post(officer, "/assists", record with { ApplicationCode = "vbsp-smart-banking" });

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Equal("id-taken", await other.Code());
        var told = Assert.Single(await learner.Bus.Events<AssistRecorded>(), evt => evt.AssistId == record.Id);
        Assert.Equal((person, "officer", "vneid", true), (told.LearnerId, told.HelperKind, told.ApplicationCode,
            told.Assisted));
        Assert.Equal(DateOnly.Parse(record.On, CultureInfo.InvariantCulture), told.On);
        Assert.Single(Items(await officer.GetFromJsonAsync<JsonElement>("/assists")));
    }

    [Fact]
    [Trait("requirement", "000-01")]
    [Trait("requirement", "003-01")]
    [Trait("requirement", "003-04")]
    public async Task To_say_that_the_next_time_goes_alone_is_a_claim_until_it_was_done_alone()
    {
        var (officer, commune, person) = await Prepare();
        await Accepted(officer, Help(commune, person) with { AloneNextTimeClaimed = true });
        await Accepted(officer, Help(commune, null) with
        {
            UnnamedCount = 40,
            HelperKind = "bank",
            ApplicationCode = "vbsp-smart-banking",
            AloneNextTimeClaimed = true,
        });
        var claimed = await officer.GetFromJsonAsync<JsonElement>("/assists/summary");

        await Accepted(officer, Help(commune, person) with { HelperKind = "none", On = "2026-03-03" });
        var done = await officer.GetFromJsonAsync<JsonElement>("/assists/summary");

        Assert.Equal((2, 1, 40, 0, 2, 0), Figures(claimed));
        Assert.Equal((3, 1, 40, 1, 2, 1), Figures(done));
        Assert.Equal(
            [("vbsp-smart-banking", 1, 40), ("vneid", 2, 0)],
            done.GetProperty("byApplication").EnumerateArray().Select(row => (
                row.Text("applicationCode")!, row.GetProperty("records").GetInt32(),
                row.GetProperty("unnamed").GetInt32())));
        var march3 = await officer.GetFromJsonAsync<JsonElement>("/assists/summary?from=2026-03-03&to=2026-03-03");
        Assert.Equal(1, march3.GetProperty("records").GetInt32());
    }

    [Fact]
    public async Task A_device_brings_help_before_the_person_whom_another_device_registered()
    {
        var commune = await learner.NewCommune();
        var person = Guid.NewGuid();
        var help = Help(commune.Id, person);
        var item = new
        {
            itemId = help.Id,
            kind = "assist",
            targetId = person,
            operation = "create",
            recordedAt = Recorded,
            areaId = commune.Id,
            data = help,
        };
        var unnamed = Help(commune.Id, null) with { UnnamedCount = 3 };
        var festival = new
        {
            itemId = unnamed.Id,
            kind = "assist",
            targetId = unnamed.Id,
            operation = "create",
            recordedAt = Recorded,
            areaId = commune.Id,
            data = unnamed,
        };

        var first = await Send(item, festival, festival);
        await Send(new
        {
            itemId = Guid.NewGuid(),
            kind = "learner",
            targetId = person,
            operation = "create",
            recordedAt = Recorded,
            areaId = commune.Id,
            data = new { fullName = "Sùng A Páo", birthDate = "1948", sex = "male" },
        });
        var again = await Send(item);

        Assert.Equal(["parent-pending", "stored", "unchanged"], first);
        Assert.Equal(["unchanged"], again);
        var officer = learner.SignInAs(commune.Id);
        Assert.Equal(
            (2, 1, 3, 0, 0, 0), Figures(await officer.GetFromJsonAsync<JsonElement>("/assists/summary")));
    }

    [Fact]
    public async Task What_cannot_be_help_is_refused_and_foreign_records_do_not_exist()
    {
        var (officer, commune, person) = await Prepare();
        var help = Help(commune, person);
        await Accepted(officer, help with { Id = Guid.NewGuid() });

        Assert.Equal(400, await Status(help with { UnnamedCount = 1 }));
        Assert.Equal(400, await Status(help with { LearnerId = null }));
        Assert.Equal(400, await Status(help with { LearnerId = null, UnnamedCount = 501 }));
        Assert.Equal(400, await Status(help with { HelperKind = "robot" }));
        Assert.Equal(400, await Status(help with { HelperKind = "none", HelperLearnerId = person }));
        Assert.Equal(400, await Status(help with { TopicCode = "Định danh" }));
        Assert.Equal(400, await Status(help with { ApplicationCode = "" }));
        Assert.Equal(400, await Status(help with { ProcedureCode = "1 004" }));
        Assert.Equal(400, await Status(help with { On = "2999-01-01" }));
        Assert.Equal(404, await Status(help with { AreaId = HaNoi }));
        Assert.Equal(422, await Status(help with { LearnerId = Guid.NewGuid() }));
        Assert.Equal(422, await Status(help with { PlaceId = Guid.NewGuid() }));
        Assert.Equal(422, await Status(help with { HelperOrganisationId = Guid.NewGuid() }));
        var foreign = learner.SignInAs(HaNoi);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.GetAsync($"/assists?areaId={commune}")).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound, (await foreign.GetAsync($"/assists/summary?areaId={commune}")).StatusCode);
        Assert.DoesNotContain(
            Items(await foreign.GetFromJsonAsync<JsonElement>("/assists")),
            item => item.GetProperty("areaId").GetGuid() == commune);

        async Task<int> Status(HelpRecord record) => (int)(await Post(officer, "/assists", record)).StatusCode;
    }

    private static HelpRecord Help(Guid areaId, Guid? learnerId) => new(
        Guid.CreateVersion7(), areaId, learnerId, 0, "officer", "digital-identity", "vneid", "2026-03-02");

    private static async Task Accepted(HttpClient officer, HelpRecord record)
    {
        using var answer = await Post(officer, "/assists", record);
        Assert.True(answer.StatusCode is HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
    }

    private static (int, int, int, int, int, int) Figures(JsonElement summary) => (
        Int(summary, "records"), Int(summary, "people"), Int(summary, "unnamed"), Int(summary, "doneAlone"),
        Int(summary, "aloneNextTimeClaimed"), Int(summary, "becameIndependent"));

    private static int Int(JsonElement json, string name) => json.GetProperty(name).GetInt32();

    private async Task<(HttpClient Officer, Guid Commune, Guid Person)> Prepare()
    {
        var commune = await learner.NewCommune();
        return (learner.SignInAs(commune.Id), commune.Id, await learner.Person(commune.Id));
    }

    private async Task<string[]> Send(params object[] items)
    {
        using var answer = await Post(
            learner.SignInAs(ThaiNguyen), "/field-batches",
            new { batchId = Guid.NewGuid(), deviceId = Guid.NewGuid(), items });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return [.. Items(await Json(answer)).Select(item => item.Text("result")!)];
    }

    private sealed record HelpRecord(
        Guid Id, Guid AreaId, Guid? LearnerId, int UnnamedCount, string HelperKind, string TopicCode,
        string ApplicationCode, string On)
    {
        public string? ProcedureCode { get; init; }

        public Guid? PlaceId { get; init; }

        public Guid? HelperOrganisationId { get; init; }

        public Guid? HelperLearnerId { get; init; }

        public bool AloneNextTimeClaimed { get; init; }
    }
}
