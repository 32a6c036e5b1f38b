using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Learners.Imports;
using Platform.ServiceDefaults;
using Platform.Testing;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

/// <summary>Watching imports, stopping them, and holding them back.</summary>
public sealed class ImportControlTests(CrowdedLearnerFixture learner) : IClassFixture<CrowdedLearnerFixture>
{
    private const int Rows = 60;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_cancelled_import_keeps_what_it_stored_and_goes_no_further()
    {
        var (commune, id, officer) = await UploadPeople();
        using var client = officer;
        var run = learner.Services.GetRequiredService<ImportRunner>().Run(await TakeLease(id), CancellationToken.None);
        await Eventually.True(async () => (await Read(officer, id)).Text("stage") == "paused", "the import paused");

        using var answer = await Post(officer, $"/imports/{id}/cancel", new { });

        Assert.Equal((HttpStatusCode.OK, "cancelled"), (answer.StatusCode, (await Json(answer)).Text("state")));
        Assert.False(await run);
        var import = await Read(officer, id);
        Assert.Equal(("cancelled", null), (import.Text("state"), import.Text("stage")));
        var stored = import.GetProperty("accepted").GetInt32();
        Assert.InRange(stored, 1, Rows - 1);
        Assert.Equal(stored, await People(commune));
        Assert.Equal(0, await learner.Use((LearnerDbContext db) => db.ImportChunks.CountAsync(c => c.ImportId == id)));
        using var again = await Post(officer, $"/imports/{id}/cancel", new { });
        Assert.Equal(
            (HttpStatusCode.Conflict, "import-not-cancellable"), (again.StatusCode, await again.Code()));
    }

    [Fact]
    public async Task The_file_of_a_cancelled_import_may_be_sent_again_and_goes_on_from_what_is_known()
    {
        var (commune, id, officer) = await UploadPeople();
        using var client = officer;
        (await Post(officer, $"/imports/{id}/cancel", new { })).EnsureSuccessStatusCode();

        using var sent = await Upload(officer, commune.Id, File());

        var second = (await Json(sent)).GetProperty("id").GetGuid();
        Assert.NotEqual(id, second);
        Assert.Equal("queued", (await Read(officer, second)).Text("state"));
        (await Post(officer, $"/imports/{second}/cancel", new { })).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task An_import_waits_while_too_many_events_wait_and_goes_on_when_they_are_sent()
    {
        var (_, id, officer) = await UploadPeople();
        using var client = officer;
        var run = learner.Services.GetRequiredService<ImportRunner>().Run(await TakeLease(id), CancellationToken.None);
        await Eventually.True(async () => (await Read(officer, id)).Text("stage") == "paused", "the import paused");
        Assert.True((await Read(officer, id)).GetProperty("rowsRead").GetInt32() < Rows);

        while (!run.IsCompleted)
            await Eventually.True(async () => run.IsCompleted || await SendEvents() > 0, "events to send");

        Assert.True(await run);
        var import = await Read(officer, id);
        Assert.Equal(("completed", Rows), (import.Text("state"), import.GetProperty("accepted").GetInt32()));
    }

    [Fact]
    public async Task Imports_are_listed_by_area_and_state_and_another_area_sees_none_of_them()
    {
        var (commune, id, officer) = await UploadPeople();
        using var client = officer;
        (await Post(officer, $"/imports/{id}/cancel", new { })).EnsureSuccessStatusCode();
        var second = (await Json(await Upload(officer, commune.Id, File()))).GetProperty("id").GetGuid();

        Assert.Equal([id, second], await List(officer, ""));
        Assert.Equal([id], await List(officer, "?state=cancelled"));
        Assert.Equal([second], await List(officer, $"?state=queued&areaId={commune.Id}"));
        var first = await officer.GetFromJsonAsync<JsonElement>("/imports?limit=1");
        Assert.Equal([second], await List(officer, $"?cursor={first.Text("nextCursor")}"));
        using var stranger = learner.SignInAs(HaNoi);
        Assert.Empty(await List(stranger, ""));
        using var hidden = await Post(stranger, $"/imports/{second}/cancel", new { });
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        using var reader = learner.SignInAs(commune.Id, Scopes.LearnersRead);
        using var refused = await Post(reader, $"/imports/{second}/cancel", new { });
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var wrong = await officer.GetAsync(new Uri("/imports?state=lost", UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        (await Post(officer, $"/imports/{second}/cancel", new { })).EnsureSuccessStatusCode();
    }

    [Theory]
    [InlineData("", ';')]
    [InlineData("?language=en", ',')]
    public async Task The_template_with_a_person_in_it_is_a_list(string query, char separator)
    {
        var commune = await learner.NewCommune("Thôn Một");
        using var officer = learner.SignInAs(commune.Id);

        var template = await officer.GetByteArrayAsync(new Uri($"/imports/template.csv{query}", UriKind.Relative));

        var row = string.Join(separator, "Nguyễn Văn Một", "1990", "nam", "", "", "Thôn Một", "", "");
        using var sent = await Upload(officer, commune.Id, [.. template, .. Encoding.UTF8.GetBytes(row)]);
        var id = (await Json(sent)).GetProperty("id").GetGuid();
        Assert.True(await learner.Services.GetRequiredService<ImportRunner>()
            .Run(await TakeLease(id), CancellationToken.None));
        Assert.Equal(1, (await Read(officer, id)).GetProperty("accepted").GetInt32());
    }

    private async Task<(Commune Commune, Guid Id, HttpClient Officer)> UploadPeople()
    {
        var commune = await learner.NewCommune("Thôn Một");
        var officer = learner.SignInAs(commune.Id);
        await SendEvents();
        using var sent = await Upload(officer, commune.Id, File());
        return (commune, (await Json(sent)).GetProperty("id").GetGuid(), officer);
    }

    private static byte[] File()
    {
        var csv = new StringBuilder("full_name,birth_date,sex,village\n");
        for (var i = 0; i < Rows; i++)
            csv.Append(CultureInfo.InvariantCulture,
                $"Trần Văn {(char)('A' + (i % 26))}{(char)('a' + (i / 26))},1990,nam,Thôn Một\n");
        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    /// <summary>The import named is taken, whatever else waits.</summary>
    private async Task<ImportLease> TakeLease(Guid id)
    {
        var owner = Guid.NewGuid();
        var taken = await learner.Use((LearnerDbContext db) => db.Database.ExecuteSqlAsync(
            $"""
            UPDATE learner_imports
            SET state = 'Running', lease_owner = {owner}, lease_until = now() + {Lease}, started_at = now(),
                window_started_at = now()
            WHERE id = {id} AND lease_owner IS NULL
            """));
        Assert.Equal(1, taken);
        return new ImportLease(id, owner, Lease);
    }

    /// <summary>What the relay would do; here nobody listens to these events, so it holds them back.</summary>
    private Task<int> SendEvents() => learner.Use((LearnerDbContext db) =>
        db.Database.ExecuteSqlAsync($"DELETE FROM messaging.outbox WHERE part >= 64"));

    private Task<int> People(Commune commune) => learner.Use((LearnerDbContext db) =>
        db.Learners.CountAsync(person => person.Area.Path.Contains(commune.Id)));

    private static Task<JsonElement> Read(HttpClient officer, Guid id) =>
        officer.GetFromJsonAsync<JsonElement>($"/imports/{id}");

    private static async Task<IEnumerable<Guid>> List(HttpClient officer, string query) => Items(
        await officer.GetFromJsonAsync<JsonElement>($"/imports{query}")).Select(i => i.GetProperty("id").GetGuid());
}
