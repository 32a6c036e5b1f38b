using System.Text.Json.Nodes;
using Npgsql;
using Platform.ServiceDefaults;
using Xunit;

namespace Platform.Testing;

/// <summary>
/// Every member of every request, spoiled in every way its schema gives cause to: what is refused is refused with a
/// document, nothing of it is kept, and nothing brings the service down.
/// </summary>
/// <param name="home">The area in which the rows of the world are.</param>
/// <param name="atLeast">How many requests are sent at the least: fewer, and the test has lost its members.</param>
public abstract class BadInputMatrix<TProgram>(
    ServiceFactory<TProgram> service, RouteTable routes, Guid home, int atLeast)
    where TProgram : class
{
    [Fact]
    public async Task What_no_schema_allows_is_refused_with_a_document_and_nothing_is_stored()
    {
        var wrong = new List<string>();
        var (api, world) = (await Api.Of(service), await NewWorld());
        using var officer = service.SignInAs(home);
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

        Tables.Nothing(wrong);
        Assert.True(sent > atLeast, $"only {sent} were sent");
        Assert.Equal(before, await Rows());
    }

    [Fact]
    public async Task What_is_only_strange_is_taken_or_refused_and_never_brings_the_service_down()
    {
        var wrong = new List<string>();
        var (api, world) = (await Api.Of(service), await NewWorld());
        using var officer = service.SignInAs(home);

        foreach (var (operation, path, inputs) in Requests(api, world))
        {
            foreach (var odd in inputs.Strange(operation.Schema!))
            {
                using var answer = await Api.Send(officer, operation.Method, path, odd.Body);
                if ((int)answer.StatusCode >= 500 || ((int)answer.StatusCode >= 400 && !await IsProblem(answer)))
                    wrong.Add($"{operation} {odd.Member} {odd.What}: {await Say(answer)}");
            }
        }

        Tables.Nothing(wrong);
    }

    /// <summary>Rows of every kind that the table of the routes names.</summary>
    protected abstract Task<World> NewWorld();

    /// <summary>The answer in full, for a message of a test.</summary>
    protected static async Task<string> Say(HttpResponseMessage answer) =>
        $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";

    /// <summary>On rows that are there, referring to rows that are there: so that the handlers are reached.</summary>
    private IEnumerable<(Api.Operation, string Path, BadInputs)> Requests(Api api, World world) =>
        from operation in api.Operations
        where operation.TakesJson
        let route = routes.Routes.SingleOrDefault(route => $"{route}" == $"{operation}")
        let rows = route is null ? [] : route.Rows(world)
        select (operation, routes.Fill(operation.Path, rows), new BadInputs(api, world.In(operation.Example!)));

    private static async Task<bool> IsProblem(HttpResponseMessage answer)
    {
        if (answer.Content.Headers.ContentType?.MediaType is not "application/problem+json")
            return false;
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        return problem["type"]?.ToString() == $"{Problems.TypePrefix}{problem["code"]}"
            && problem["title"] is not null && problem["titleEn"] is not null;
    }

    /// <summary>How many rows each table has; who looked at whom is written down whatever comes of it.</summary>
    private async Task<string> Rows()
    {
        await using var database = NpgsqlDataSource.Create(service.Database.ConnectionString);
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
}
