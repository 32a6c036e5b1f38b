using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Contracts.Learners.V1;
using Platform.Learners.Privacy;
using static Platform.Learners.Tests.CaseRequests;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

/// <summary>What cases, counters and assists keep of a person: shown, handed over, brought back, forgotten.</summary>
[Trait("requirement", "000-06")]
public sealed class HomeRecordTests(LearnerFixture learner) : IClassFixture<LearnerFixture>
{
    private const string Note = "Bà Xinh bị liệt, ở một mình";

    [Fact]
    public async Task A_note_is_sealed_for_the_person_who_is_shown_it()
    {
        var (officer, commune, person, _) = await Two();
        using var opened = await Open(officer, commune, learnerId: person, note: Note);
        Assert.Equal(HttpStatusCode.Created, opened.StatusCode);

        var export = await Export(person);

        var sealedNotes = await learner.Use<LearnerDbContext, List<byte[]?>>(
            db => db.CaseSteps.Where(step => step.NoteKeyId == person).Select(step => step.NoteSealed).ToListAsync());
        Assert.Equal(-1, Assert.Single(sealedNotes).AsSpan().IndexOf("Xinh"u8));
        Assert.Equal(Note, export["home-cases"][0].GetProperty("steps")[0].Text("note"));
    }

    [Fact]
    public async Task A_merge_takes_cases_seats_and_assists_along_and_its_undoing_brings_them_back_to_the_byte()
    {
        var (officer, commune, winner, loser) = await Two();
        var id = await OpenId(officer, commune, learnerId: loser);
        await Moved(officer, id, new
        {
            to = "assigned",
            teamId = await ForceSteps.FormTeam(officer, commune, [loser]),
            workerId = loser,
            note = Note,
        });
        await Change(officer, HttpMethod.Put, $"/support-seats/{commune}", new
        {
            seats = new[] { new { counter = "one-stop", officerLearnerId = loser } },
        });
        Assert.Equal(HttpStatusCode.Created, (await Post(officer, "/assists", Assist(commune, loser))).StatusCode);
        var before = await Rows(winner, loser);

        var merge = await Merge(officer, winner, loser);

        var shown = await Case(officer, id);
        Assert.Equal(winner, shown.GetProperty("case").GetProperty("learnerId").GetGuid());
        Assert.Equal(winner, shown.GetProperty("case").GetProperty("workerId").GetGuid());
        Assert.Equal(Note, Steps(shown)[1].Text("note")); // sealed under the key of the other registration
        var assists = await officer.GetFromJsonAsync<JsonElement>($"/assists?learnerId={winner}");
        Assert.Single(Items(assists));
        await Undo(officer, merge);
        Assert.Equal(before, await Rows(winner, loser));
    }

    [Fact]
    public async Task After_an_erasure_the_words_are_gone_nobody_is_sent_there_and_what_was_counted_stays()
    {
        var (officer, commune, person, _) = await Two();
        using var opened = await Open(officer, commune, learnerId: person, note: Note);
        var id = (await Json(opened)).GetProperty("id").GetGuid();
        await Post(officer, "/assists", Assist(commune, person));

        await learner.Use<IServiceProvider, int>(async services =>
        {
            await services.GetRequiredService<PersonalRecords>().Erase(person, CancellationToken.None);
            return await services.GetRequiredService<LearnerDbContext>().SaveChangesAsync();
        });

        var shown = await Case(officer, id);
        Assert.Equal(["opened", "cancelled"], Actions(shown));
        Assert.All(Steps(shown), step => Assert.Null(step.Text("note")));
        Assert.Single(await learner.Bus.Events<CaseCancelled>(), evt => evt.CaseId == id);
        var summary = await officer.GetFromJsonAsync<JsonElement>("/assists/summary");
        Assert.Equal(1, summary.GetProperty("records").GetInt32());
    }

    private static object Assist(Guid areaId, Guid learnerId) => new
    {
        id = Guid.CreateVersion7(),
        areaId,
        learnerId,
        helperKind = "officer",
        topicCode = "digital-identity",
        applicationCode = "vneid",
        on = "2026-03-02",
    };

    private static async Task<Guid> Merge(HttpClient officer, Guid winner, Guid loserId)
    {
        var answer = await Post(officer, $"/learners/{winner}/merge", new { loserId, reason = "Cùng một người." });
        Assert.True(answer.StatusCode is HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (await Json(answer)).GetProperty("mergeId").GetGuid();
    }

    private static async Task Undo(HttpClient officer, Guid merge)
    {
        var answer = await Post(officer, $"/merges/{merge}/undo", new { reason = "Là hai chị em." });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<(HttpClient Officer, Guid Commune, Guid One, Guid Other)> Two()
    {
        var commune = await learner.NewCommune();
        return (learner.SignInAs(commune.Id), commune.Id, await learner.Person(commune.Id),
            await learner.RegisterId(new LearnerRequest("Trần Thị Xinh", "1962", "female", commune.Id)));
    }

    private async Task<Dictionary<string, JsonElement>> Export(Guid person) =>
        (await learner.Use<PersonalRecords, IReadOnlyDictionary<string, object>>(
            records => records.Export(person, CancellationToken.None)))
        .ToDictionary(pair => pair.Key, pair => JsonSerializer.SerializeToElement(
            pair.Value, ServiceDefaults.Json.Commands));

    private Task<string> Rows(params Guid[] people) => learner.Use<LearnerDbContext, string>(db => db.Database
        .SqlQuery<string>(
            $"""
            SELECT concat_ws(E'\n',
                (SELECT string_agg(r::text, E'\n' ORDER BY id) FROM home_cases AS r
                 WHERE learner_id = ANY({people}) OR worker_id = ANY({people})),
                (SELECT string_agg(r::text, E'\n' ORDER BY id) FROM seat_terms AS r
                 WHERE officer_learner_id = ANY({people})),
                (SELECT string_agg(r::text, E'\n' ORDER BY id) FROM assists AS r
                 WHERE learner_id = ANY({people}))) AS "Value"
            """).SingleAsync());
}
