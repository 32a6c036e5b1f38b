using System.Text.Json.Nodes;
using Npgsql;
using Platform.ServiceDefaults;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

/// <summary>
/// Every member of every request, spoiled in every way its schema gives cause to: what is refused is refused with a
/// document, nothing of it is kept, and nothing brings the service down.
/// </summary>
public sealed class BadInputTests(LearnerFixture learner) : IClassFixture<LearnerFixture>
{
    [Fact]
    public async Task What_no_schema_allows_is_refused_with_a_document_and_nothing_is_stored()
    {
        var wrong = new List<string>();
        var (api, world) = (await Api.Of(learner), await World.Of(learner));
        using var officer = learner.SignInAs(ThaiNguyen);
        var (before, sent) = (await Rows(), 0);

        foreach (var (operation, path, inputs) in Requests(api, world))
        {
            foreach (var bad in inputs.Refused(operation.Schema!))
            {
                sent++;
                using var answer = await Api.Send(officer, operation.Method, path, bad.Body);
                if ((int)answer.StatusCode is not (400 or 422) || !await IsProblem(answer))
                    wrong.Add($"{operation} {bad.Member} {bad.What}: {await Say(answer)}");
            }
        }

        Nothing(wrong);
        Assert.True(sent > 1_000, $"only {sent} were sent");
        Assert.Equal(before, await Rows());
    }

    [Fact]
    public async Task What_is_only_strange_is_taken_or_refused_and_never_brings_the_service_down()
    {
        var wrong = new List<string>();
        var (api, world) = (await Api.Of(learner), await World.Of(learner));
        using var officer = learner.SignInAs(ThaiNguyen);

        foreach (var (operation, path, inputs) in Requests(api, world))
        {
            foreach (var odd in inputs.Strange(operation.Schema!))
            {
                using var answer = await Api.Send(officer, operation.Method, path, odd.Body);
                if ((int)answer.StatusCode >= 500 || ((int)answer.StatusCode >= 400 && !await IsProblem(answer)))
                    wrong.Add($"{operation} {odd.Member} {odd.What}: {await Say(answer)}");
            }
        }

        Nothing(wrong);
    }

    [Theory]
    [InlineData("\u202E")]
    [InlineData("\u2066")]
    [InlineData("\u200D")]
    [InlineData("\u2028")]
    [InlineData("\u0007")]
    public async Task A_name_that_hides_or_turns_what_stands_beside_it_is_refused(string hidden)
    {
        var commune = await learner.NewCommune("Thôn Một");
        var (areaId, name) = (commune.Villages["Thôn Một"], $"Hà Thị{hidden} Lan");
        using var officer = learner.SignInAs(ThaiNguyen);
        (string Path, object Body)[] requests =
        [
            ("/learners", new { fullName = name, birthDate = "1990", sex = "female", areaId }),
            ("/areas", new { parentId = commune.Id, level = "village", type = "thon", name, validFrom = "2025-07-01" }),
            ("/organisations", new { kind = "union", name, areaId }),
            ("/places", new { kind = "market", name, areaId, latitude = 22.0, longitude = 105.0 }),
            ("/teams", new { kind = "school", name, areaId, formedOn = "2025-07-01", decisionNo = "1" }),
            ("/areas/reorganisations", new
            {
                effectiveOn = "2026-01-01",
                decree = "Nghị quyết 1",
                reason = "Đổi tên",
                changes = new[] { new { kind = "rename", from = new[] { commune.Id }, to = new[] { new { name } } } },
            }),
        ];

        foreach (var (path, body) in requests)
        {
            using var answer = await Post(officer, path, body);
            Assert.True((int)answer.StatusCode is 400 or 422, $"{path}: {await Say(answer)}");
            Assert.Matches("name|unit|invalid", await answer.Code());
        }
    }

    /// <summary>On rows that are there, referring to rows that are there: so that the handlers are reached.</summary>
    private static IEnumerable<(Api.Operation, string Path, BadInputs)> Requests(Api api, World world) =>
        from operation in api.Operations
        where operation.TakesJson
        let route = Route.Table.SingleOrDefault(route => $"{route}" == $"{operation}")
        let rows = route is null ? [] : route.Rows(world)
        select (operation, World.Fill(operation.Path, rows), new BadInputs(api, world.In(operation.Example!)));

    private static async Task<bool> IsProblem(HttpResponseMessage answer)
    {
        if (answer.Content.Headers.ContentType?.MediaType is not "application/problem+json")
            return false;
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        return problem["type"]?.ToString() == $"{Problems.TypePrefix}{problem["code"]}"
            && problem["title"] is not null && problem["titleEn"] is not null;
    }

    private static async Task<string> Say(HttpResponseMessage answer) =>
        $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";

    /// <summary>How many rows each table has; who looked at whom is written down whatever comes of it.</summary>
    private async Task<string> Rows()
    {
        await using var database = NpgsqlDataSource.Create(learner.Database.ConnectionString);
        await using var count = database.CreateCommand(
            """
            SELECT string_agg(line, E'\n' ORDER BY line) FROM (
                SELECT table_name || ' ' || (xpath('/row/rows/text()', query_to_xml(
                    format('SELECT count(*) AS rows FROM %I.%I', table_schema, table_name), false, true, '')))[1]
                FROM information_schema.tables
                WHERE table_schema IN ('public', 'vault') AND table_type = 'BASE TABLE'
                    AND table_name NOT LIKE 'access%') AS tables (line)
            """);
        return (string)(await count.ExecuteScalarAsync())!;
    }

    private static void Nothing(List<string> wrong) => Assert.True(
        wrong.Count == 0, $"{wrong.Count} answers are not as they should be:\n{string.Join('\n', wrong)}");
}
