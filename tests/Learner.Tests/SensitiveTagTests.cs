using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Platform.Learners.Privacy;
using Platform.ServiceDefaults;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

[Trait("requirement", "000-20")]
[Trait("requirement", "001-08")]
public sealed class SensitiveTagTests(LearnerFixture learner) : ConsentSteps(learner), IClassFixture<LearnerFixture>
{
    [Fact]
    public async Task Nothing_sensitive_is_kept_without_consent_to_its_own_purpose()
    {
        var id = await NewConsenting("ethnicity-tag");

        using var refused = await Tag(id, ("ethnicity", "05"), ("disability", "sight"));
        var tags = await Tags(id);
        using var accepted = await Tag(id, ("ethnicity", "05"));

        var refusal = await Json(refused);
        Assert.Equal((HttpStatusCode.Conflict, "consent-required"), (refused.StatusCode, refusal.Text("code")));
        Assert.Equal("disability-tag", refusal.GetProperty("purposes")[0].GetString());
        Assert.Empty(tags);
        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
        Assert.DoesNotContain("05", await accepted.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(["ethnicity:05"], await Tags(id));
    }

    [Fact]
    public async Task A_withdrawal_ends_the_tag_and_destroys_its_value()
    {
        var id = await NewConsenting("ethnicity-tag", "disability-tag");
        (await Tag(id, ("ethnicity", "05"), ("disability", "sight"))).EnsureSuccessStatusCode();

        (await Withdraw(id, "ethnicity-tag")).EnsureSuccessStatusCode();
        using var again = await Tag(id, ("ethnicity", "05"));

        Assert.Equal(["disability:sight"], await Tags(id));
        Assert.Equal("consent-required", await again.Code());
        var row = await Learner.Use<LearnerDbContext, Sensitive.SensitiveTag>(
            db => db.SensitiveTags.SingleAsync(tag => tag.LearnerId == id && tag.Purpose == "ethnicity-tag"));
        Assert.Null(row.ValueSealed);
        Assert.Equal(VietnamTime.Today(TimeProvider.System), row.ValidTo);
    }

    [Fact]
    public async Task The_database_itself_keeps_no_tag_without_a_given_consent()
    {
        var (with, without) = (await NewConsenting("ethnicity-tag"), await NewPerson("1962"));
        (await Tag(with, ("ethnicity", "05"))).EnsureSuccessStatusCode();

        var past = await Refused($"UPDATE consents SET state = 'Withdrawn' WHERE learner_id = '{with}'");
        var around = await Refused($"""
            INSERT INTO sensitive_tags (
                id, learner_id, kind, purpose, value_sealed, sealed_for, consent_entry_id, valid_from, actor,
                recorded_at)
            SELECT gen_random_uuid(), '{without}', kind, purpose, value_sealed, sealed_for, consent_entry_id,
                valid_from, actor, recorded_at
            FROM sensitive_tags WHERE learner_id = '{with}'
            """);
        var kept = await Refused($"UPDATE sensitive_tags SET valid_to = now() WHERE learner_id = '{with}'");

        Assert.Equal("fk_sensitive_tags_given_consent", past);
        Assert.Equal("fk_sensitive_tags_given_consent", around);
        Assert.Equal("ck_sensitive_tags_destroyed", kept);
        Assert.Equal(["ethnicity:05"], await Tags(with));
    }

    [Fact]
    public async Task What_is_not_sent_ends_and_what_is_sent_unchanged_goes_on()
    {
        var id = await NewConsenting("ethnicity-tag", "poor-household-tag", "policy-family-tag");
        (await Tag(id, ("ethnicity", "05"), ("poor-household", "near-poor"))).EnsureSuccessStatusCode();
        var before = await LiveRows(id);

        (await Tag(id, ("ethnicity", "05"), ("policy-family", "martyr"))).EnsureSuccessStatusCode();
        (await Tag(id, ("ethnicity", "12"), ("policy-family", "martyr"))).EnsureSuccessStatusCode();

        Assert.Equal(["ethnicity:12", "policy-family:martyr"], await Tags(id));
        Assert.Equal(2, before.Count);
        Assert.Empty(before.Intersect(await LiveRows(id)));
        Assert.Equal(2, await Learner.Use<LearnerDbContext, int>(db => db.SensitiveTags
            .CountAsync(tag => tag.LearnerId == id && tag.ValidTo != null && tag.ValueSealed == null)));
    }

    [Theory]
    [InlineData("ethnicity", "56", "sensitive-value-unknown")]
    [InlineData("ethnicity", "5", "sensitive-value-unknown")]
    [InlineData("ethnicity", "Tày", "sensitive-value-unknown")]
    [InlineData("poor-household", "rich", "sensitive-value-unknown")]
    [InlineData("religion", "01", null)]
    [InlineData("ethnicity", "", null)]
    public async Task What_is_in_no_list_is_refused_and_not_repeated(string kind, string value, string? code)
    {
        var id = await NewConsenting("ethnicity-tag");

        using var answer = await Tag(id, (kind, value));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        if (code is not null)
            Assert.Equal(code, await answer.Code());
        Assert.DoesNotContain("Tày", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(await Tags(id));
    }

    [Fact]
    public async Task A_kind_stands_once_and_the_version_of_the_person_is_compared()
    {
        var id = await NewConsenting("ethnicity-tag");
        var officer = Learner.SignInAs(ThaiNguyen);
        var path = $"/learners/{id}/sensitive-tags";
        var seen = await officer.ETag(id);
        var body = new { tags = new[] { new { kind = "ethnicity", value = "05" } } };

        using var twice = await Tag(id, ("ethnicity", "05"), ("ethnicity", "06"));
        using var first = await Change(officer, HttpMethod.Put, path, body, seen);
        using var stale = await Change(officer, HttpMethod.Put, path, body, seen);
        using var blind = await officer.PutAsJsonAsync(path, body);

        Assert.Equal("sensitive-kind-twice", await twice.Code());
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(await officer.ETag(id), first.Headers.ETag!.ToString());
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionRequired, blind.StatusCode);
    }

    [Fact]
    public async Task Only_who_may_and_says_what_for_sees_them_and_is_written_down()
    {
        var id = await NewConsenting("ethnicity-tag");
        (await Tag(id, ("ethnicity", "05"))).EnsureSuccessStatusCode();
        var path = $"/learners/{id}/sensitive-tags";
        var stranger = Learner.SignInAs(HaNoi);
        stranger.DefaultRequestHeaders.Add("Access-Purpose", "ethnicity-tag");

        using var silent = await Learner.SignInAs(ThaiNguyen).GetAsync(path);
        using var reader = await Learner.SignInAs(ThaiNguyen, Scopes.LearnersRead, Scopes.ConsentsWrite).GetAsync(path);
        using var foreign = await stranger.GetAsync(path);
        using var foreignChange = await Change(stranger, HttpMethod.Put, path, new { tags = Array.Empty<object>() });
        using var writer = await Change(
            Learner.SignInAs(ThaiNguyen, Scopes.LearnersWrite), HttpMethod.Put, path,
            new { tags = Array.Empty<object>() });
        await Tags(id);

        Assert.Equal("access-purpose-required", await silent.Code());
        Assert.Equal(HttpStatusCode.Forbidden, reader.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, writer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, foreignChange.StatusCode);
        var log = await Learner.SignInAs(ThaiNguyen)
            .GetFromJsonAsync<JsonElement>($"/privacy/access-log?learnerId={id}");
        var entry = Assert.Single(Items(log));
        Assert.Equal(("view", "ethnicity-tag"), (entry.Text("action"), entry.Text("purpose")));
    }

    [Fact]
    public async Task A_tag_is_exported_and_erased_with_the_person()
    {
        var id = await NewConsenting("ethnicity-tag");
        (await Tag(id, ("ethnicity", "05"))).EnsureSuccessStatusCode();
        var officer = Learner.SignInAs(ThaiNguyen);
        officer.DefaultRequestHeaders.Add("Access-Purpose", "data-subject-request");

        var export = await officer.GetFromJsonAsync<JsonElement>($"/learners/{id}/export");
        await Learner.Use<LearnerDbContext, bool>(async db =>
        {
            var record = Learner.Services.GetServices<IPersonalRecord>().Single(one => one.Section == "sensitive-tags");
            await record.Erase(db, id, CancellationToken.None);
            return true;
        });

        var shown = export.GetProperty("sections").GetProperty("sensitive-tags")[0];
        Assert.Equal(("ethnicity", "05"), (shown.Text("kind"), shown.Text("value")));
        Assert.Equal(
            0, await Learner.Use<LearnerDbContext, int>(db => db.SensitiveTags.CountAsync(tag => tag.LearnerId == id)));
    }

    private Task<List<Guid>> LiveRows(Guid id) => Learner.Use<LearnerDbContext, List<Guid>>(db => db.SensitiveTags
        .Where(tag => tag.LearnerId == id && tag.ValidTo == null).Select(tag => tag.Id).ToListAsync());

    /// <returns>The constraint that refused.</returns>
    private async Task<string?> Refused(string sql) =>
        (await Assert.ThrowsAsync<PostgresException>(() => Learner.Use<LearnerDbContext, int>(
            db => db.Database.ExecuteSqlRawAsync(sql)))).ConstraintName;
}
