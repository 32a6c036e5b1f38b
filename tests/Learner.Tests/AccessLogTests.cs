using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Access;
using Platform.ServiceDefaults;
using Platform.Testing;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

public sealed class AccessLogTests(LearnerFixture learner) : IClassFixture<LearnerFixture>
{
    private const string Second = "WHERE id = (SELECT entry_id FROM access_seals WHERE seq = 2)";

    [Fact]
    public async Task Whoever_reads_a_learner_stands_in_the_log_with_the_purpose()
    {
        var village = await learner.NewVillage();
        var id = await learner.RegisterId(new LearnerRequest("Hà Thị Thấy", "1990", "female", village));
        var officer = Named(village, "enrolment");
        await officer.GetAsync($"/learners/{id}");
        await officer.GetAsync($"/learners?areaId={village}");

        var log = await Log($"learnerId={id}");

        Assert.Equal(
            [("view", "enrolment", "test-officer"), ("list", "enrolment", "test-officer")],
            log.Select(entry => (
                entry.GetProperty("action").GetString(), entry.GetProperty("purpose").GetString(),
                entry.GetProperty("actor").GetString())));
        Assert.All(log, entry => Assert.Equal(id, entry.GetProperty("subjectIds")[0].GetGuid()));
        Assert.Empty(await Log($"learnerId={id}&actor=somebody-else"));
    }

    [Fact]
    public async Task A_hundred_reads_at_once_are_a_chain_without_a_gap()
    {
        var village = await learner.NewVillage();
        var id = await learner.RegisterId(new LearnerRequest("Hà Thị Đông", "1990", "female", village));
        var officer = learner.SignInAs(village);

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => officer.GetAsync($"/learners/{id}")));

        await Sealed();
        var seqs = await learner.Use<LearnerDbContext, List<long>>(
            db => db.AccessSeals.OrderBy(seal => seal.Seq).Select(seal => seal.Seq).ToListAsync());
        Assert.Equal(Enumerable.Range(1, seqs.Count).Select(seq => (long)seq), seqs);
        Assert.Equal(100, (await Log($"learnerId={id}&limit=100")).Count);
        Assert.True((await Verify()).GetProperty("intact").GetBoolean());
    }

    [Fact]
    public async Task The_log_refuses_to_be_changed()
    {
        await SomeReads();

        foreach (var table in new[] { "access_entries", "access_seals", "access_checkpoints" })
        {
            foreach (var change in new[] { $"DELETE FROM {table}", $"TRUNCATE {table}" })
            {
                var refused = await Assert.ThrowsAnyAsync<Exception>(() => Sql(change));
                Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
            }
        }

        await Assert.ThrowsAnyAsync<Exception>(() => Sql("UPDATE access_entries SET actor = 'nobody'"));
    }

    [Theory]
    [InlineData($"UPDATE access_entries SET actor = 'nobody' {Second}", "entry-changed")]
    [InlineData($"UPDATE access_entries SET subject_ids = '{{}}' {Second}", "entry-changed")]
    [InlineData($"DELETE FROM access_entries {Second}", "entry-missing")]
    [InlineData("DELETE FROM access_seals WHERE seq = 2", "chain-broken")]
    [InlineData("DELETE FROM access_seals WHERE seq = (SELECT max(seq) FROM access_seals)", "truncated")]
    [InlineData("""
        WITH two AS (SELECT seq, entry_id FROM access_seals WHERE seq IN (2, 3))
        UPDATE access_seals s SET hash = decode(repeat('00', 32), 'hex') FROM two WHERE s.seq = two.seq
        """, "chain-broken")]
    [InlineData("""
        DROP INDEX ix_access_seals_entry_id;
        UPDATE access_seals SET entry_id = (SELECT entry_id FROM access_seals WHERE seq = 2) WHERE seq = 3
        """, "entry-repeated")]
    [InlineData("""
        UPDATE access_seals SET hash = decode(repeat('11', 32), 'hex')
        WHERE seq = (SELECT max(seq) FROM access_checkpoints)
        """, "forked")]
    public async Task Whatever_is_done_to_the_log_behind_the_service_is_found(string tampering, string fault)
    {
        await using var own = new OwnLearner();
        await own.Start();
        var village = await own.Fixture.NewVillage();
        var id = await own.Fixture.RegisterId(new LearnerRequest("Hà Thị Giả", "1990", "female", village));
        for (var i = 0; i < 5; i++)
            await own.Fixture.SignInAs(village).GetAsync($"/learners/{id}");
        await Sealed(own.Fixture);

        await Sql(own.Fixture, $"SET session_replication_role = replica; {tampering}");

        var found = await Verify(own.Fixture);
        Assert.False(found.GetProperty("intact").GetBoolean());
        Assert.Contains(
            fault, found.GetProperty("faults").EnumerateArray().Select(f => f.GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task The_whole_citizen_id_is_shown_to_who_may_says_why_and_is_written_down()
    {
        var village = await learner.NewVillage();
        var id = await learner.RegisterId(new LearnerRequest(
            "Hà Thị Số", "1990", "female", village, CitizenId: "003190666001"));
        var without = await learner.RegisterId(new LearnerRequest("Hà Thị Không", "1990", "female", village));
        var officer = Named(village, "certification");
        var path = $"/learners/{id}/citizen-id/reveal";
        var why = new { reason = "Đối chiếu với căn cước tại quầy." };

        var answer = await officer.PostAsJsonAsync(path, why);

        Assert.Equal("003190666001", (await Json(answer)).GetProperty("citizenId").GetString());
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var entry = Assert.Single(await Log($"learnerId={id}"));
        Assert.Equal(
            ("reveal", why.reason), (entry.GetProperty("action").GetString(), entry.GetProperty("reason").GetString()));
        Assert.Equal(
            "access-purpose-required", await Code(await learner.SignInAs(village).PostAsJsonAsync(path, why)));
        Assert.Equal(HttpStatusCode.BadRequest, (await officer.PostAsJsonAsync(path, new { reason = "ừ" })).StatusCode);
        var stranger = Named(HaNoi, "certification");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsJsonAsync(path, why)).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await officer.PostAsJsonAsync($"/learners/{without}/citizen-id/reveal", why)).StatusCode);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await learner.SignInAs(village, Scopes.LearnersRead, Scopes.LearnersWrite).PostAsJsonAsync(path, why))
                .StatusCode);
    }

    [Fact]
    public async Task Where_the_log_cannot_be_written_nothing_is_shown()
    {
        await using var own = new OwnLearner();
        await own.Start();
        var village = await own.Fixture.NewVillage();
        var id = await own.Fixture.RegisterId(new LearnerRequest(
            "Hà Thị Đóng", "1990", "female", village, CitizenId: "003190666002"));
        var officer = own.Fixture.SignInAs(village);
        officer.DefaultRequestHeaders.Add(AccessLog.PurposeHeader, "certification");
        await Sql(own.Fixture, "ALTER TABLE access_entries RENAME TO access_gone");

        var revealed = await officer.PostAsJsonAsync(
            $"/learners/{id}/citizen-id/reveal", new { reason = "Đối chiếu với căn cước." });
        var exported = await officer.GetAsync($"/learners/{id}/export");
        var viewed = await officer.GetAsync($"/learners/{id}");

        Assert.Equal("access-log-unavailable", await Code(revealed));
        Assert.Equal("access-log-unavailable", await Code(exported));
        Assert.False(viewed.IsSuccessStatusCode);
        foreach (var answer in new[] { revealed, exported, viewed })
        {
            var text = await answer.Content.ReadAsStringAsync();
            Assert.DoesNotContain("666002", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Hà Thị", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_person_gets_everything_as_json_and_as_a_page_to_read()
    {
        var village = await learner.NewVillage();
        var id = await learner.RegisterId(new LearnerRequest(
            "H'Hen Niê", "1948", "female", village,
            CitizenId: "003148666003", Phone: "0912666003", Audiences: ["elderly"]));
        var officer = Named(village, "data-subject-request");

        var json = await officer.GetFromJsonAsync<JsonElement>($"/learners/{id}/export");
        officer.DefaultRequestHeaders.Add("Accept", "text/html");
        var page = await officer.GetAsync($"/learners/{id}/export");

        var person = json.GetProperty("person");
        Assert.Equal(
            ("H'Hen Niê", "003148666003", "+84912666003"),
            (person.GetProperty("fullName").GetString(), person.GetProperty("citizenId").GetString(),
                person.GetProperty("phone").GetString()));
        Assert.Equal(
            "elderly", json.GetProperty("sections").GetProperty("audiences")[0].GetProperty("audience").GetString());
        Assert.Equal(
            "export", json.GetProperty("sections").GetProperty("access-log")[0].GetProperty("action").GetString());
        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        var html = await page.Content.ReadAsStringAsync();
        Assert.Contains("Số định danh cá nhân", html, StringComparison.Ordinal);
        Assert.Contains("H&#x27;Hen Niê", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        var stranger = Named(HaNoi, "data-subject-request");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/learners/{id}/export")).StatusCode);
    }

    private HttpClient Named(Guid area, string purpose)
    {
        var client = learner.SignInAs(area);
        client.DefaultRequestHeaders.Add(AccessLog.PurposeHeader, purpose);
        return client;
    }

    private async Task<List<JsonElement>> Log(string query)
    {
        var page = await learner.SignInAs(ThaiNguyen).GetFromJsonAsync<JsonElement>($"/privacy/access-log?{query}");
        return [.. page.GetProperty("items").EnumerateArray()];
    }

    private async Task SomeReads()
    {
        var village = await learner.NewVillage();
        var id = await learner.RegisterId(new LearnerRequest("Hà Thị Vài", "1990", "female", village));
        await learner.SignInAs(village).GetAsync($"/learners/{id}");
        await Sealed();
    }

    private Task<JsonElement> Verify() => Verify(learner);

    private static async Task<JsonElement> Verify(LearnerFixture fixture) =>
        await fixture.SignInAs(ThaiNguyen).GetFromJsonAsync<JsonElement>("/privacy/access-log/verify");

    private Task Sealed() => Sealed(learner);

    private static Task Sealed(LearnerFixture fixture) => Eventually.True(
        () => fixture.Use<LearnerDbContext, bool>(async db =>
            await db.AccessEntries.CountAsync() == await db.AccessSeals.CountAsync()),
        "every entry sealed");

    private Task<int> Sql(string sql) => Sql(learner, sql);

    private static async Task<int> Sql(LearnerFixture fixture, string sql)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(fixture.Database.ConnectionString + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteNonQueryAsync();
    }

    private static async Task<string?> Code(HttpResponseMessage answer) =>
        (await Json(answer)).GetProperty("code").GetString();
}

/// <summary>A service and a database of its own, to be spoiled.</summary>
internal sealed class OwnLearner : IAsyncDisposable
{
    public LearnerFixture Fixture { get; } = new();

    public Task Start() => ((IAsyncLifetime)Fixture).InitializeAsync();

    public async ValueTask DisposeAsync() => await ((IAsyncLifetime)Fixture).DisposeAsync();
}
