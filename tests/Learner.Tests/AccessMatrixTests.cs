using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Platform.ServiceDefaults;
using Platform.Testing;
using static Platform.Learners.Tests.LearnerFixture;

namespace Platform.Learners.Tests;

/// <summary>
/// Who may call what, by real calls with real tokens: the table of the routes is Data/routes.txt, that of the roles
/// Data/roles.txt; both are written by hand.
/// </summary>
public sealed class AccessMatrixTests(LearnerFixture learner) : IClassFixture<LearnerFixture>
{
    private const StringComparison Ordinal = StringComparison.Ordinal;

    public static TheoryData<string> Roles => [.. RolesFile().Keys];

    [Fact]
    public void Every_route_stands_in_the_table_with_its_policy()
    {
        var routes = learner.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .SelectMany(Describe).Order(StringComparer.Ordinal).ToArray();
        var table = Route.Table.Select(route => $"{route.Method} {route.Path} {route.Policy}").ToArray();

        Same(routes, table, "tests/Learner.Tests/Data/routes.txt");
    }

    [Fact]
    public void Every_role_has_the_policies_of_the_table_and_no_other()
    {
        var roles = RolesFile();
        var actual = Scopes.All.SelectMany(
            scope => roles.Where(role => role.Value.Contains(scope)).Select(role => $"{scope} {role.Key}"));
        var table = Route.Lines("roles.txt").SelectMany(cells => cells[1..].Select(role => $"{cells[0]} {role}"));

        Same([.. actual], [.. table], "tests/Learner.Tests/Data/roles.txt");
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_role_is_refused_what_its_table_does_not_give_it_and_nothing_else(string role)
    {
        using var client = learner.SignInAs(ThaiNguyen, RolesFile()[role]);
        var wrong = new List<string>();
        foreach (var route in Route.Table)
        {
            var mayCall = Route.Lines("roles.txt")
                .Any(cells => cells[0] == route.Policy && cells.Skip(1).Contains(role));
            using var answer = await Call(client, route, []);
            var isRefused = answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;
            if (mayCall == isRefused || (!mayCall && answer.StatusCode is not HttpStatusCode.Forbidden)
                || (int)answer.StatusCode >= 500)
                wrong.Add($"{route}: {(int)answer.StatusCode}, may call: {mayCall}");
        }

        Nothing(wrong);
    }

    [Fact]
    public async Task Nobody_is_let_in_without_a_token()
    {
        using var client = learner.CreateClient();
        var wrong = new List<string>();
        foreach (var route in Route.Table)
        {
            using var answer = await Call(client, route, []);
            if (answer.StatusCode is not HttpStatusCode.Unauthorized)
                wrong.Add($"{route}: {(int)answer.StatusCode}");
        }

        Nothing(wrong);
    }

    [Fact]
    public async Task A_token_without_an_area_is_good_for_nothing_that_belongs_to_one()
    {
        using var client = learner.SignInAs(area: null, [.. Scopes.All]);
        var wrong = new List<string>();
        foreach (var route in Route.Table.Where(route => !route.Policy.StartsWith("operations:", Ordinal)))
        {
            using var answer = await Call(client, route, []);
            if (answer.StatusCode is not HttpStatusCode.Forbidden)
                wrong.Add($"{route}: {(int)answer.StatusCode}");
        }

        Nothing(wrong);
    }

    [Fact]
    public async Task A_row_of_another_area_and_an_unknown_one_cannot_be_told_apart()
    {
        var (world, bodies) = (await World.Of(learner), await Bodies());
        using var foreign = learner.SignInAs(HaNoi);
        var wrong = new List<string>();
        foreach (var route in Route.Table.Where(route => route.Kinds is not "-"))
        {
            var body = bodies.GetValueOrDefault($"{route}");
            var rows = route.Rows(world);
            var unknown = await Shape(foreign, route, [], body);
            if (unknown is not { Status: 404 })
                wrong.Add($"{route} of an unknown row: {unknown}");
            if (await Shape(foreign, route, rows, body) is var seen && seen != unknown)
                wrong.Add($"{route}: {seen} where an unknown row answers {unknown}");
        }

        Nothing(wrong);
    }

    /// <summary>Without this, a kind that names no row would make the test above say nothing.</summary>
    [Fact]
    public async Task The_rows_of_the_table_are_there_for_those_who_may_see_them()
    {
        var world = await World.Of(learner);
        using var officer = learner.SignInAs(ThaiNguyen);
        var wrong = new List<string>();
        foreach (var route in Route.Table.Where(route =>
            route.Method == HttpMethod.Get && route.Kinds is not ("-" or "*" or "everyone")))
        {
            using var answer = await Call(officer, route, route.Rows(world));
            if (answer.StatusCode is not HttpStatusCode.OK)
                wrong.Add($"{route}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }

        Nothing(wrong);
    }

    private static Task<HttpResponseMessage> Call(
        HttpClient client, Route route, IEnumerable<Guid> rows, (string MediaType, string Text)? body = null)
    {
        var usual = route.Path.EndsWith("/imports", Ordinal) ? "text/csv" : "application/json";
        var (mediaType, text) = body ?? (usual, "{}");
        var sent = route.Method == HttpMethod.Get ? null : text;
        return Api.Send(client, route.Method, World.Fill(route.Path, rows), sent, mediaType);
    }

    private static async Task<Answer> Shape(
        HttpClient client, Route route, IEnumerable<Guid> rows, (string MediaType, string Text)? body)
    {
        using var answer = await Call(client, route, rows, body);
        var text = await answer.Content.ReadAsStringAsync();
        if ((int)answer.StatusCode < 400)
            return new Answer((int)answer.StatusCode, text, "");
        var problem = JsonSerializer.Deserialize<JsonElement>(text);
        // All but the path that was asked for and the trace.
        return new Answer(
            (int)answer.StatusCode, problem.Text("code") + problem.Text("title"),
            string.Join(' ', problem.EnumerateObject().Select(member => member.Name)));
    }

    /// <summary>The example of each request: what is wrong with it must not hide whether the row is there.</summary>
    private async Task<Dictionary<string, (string, string)>> Bodies() => (await Api.Of(learner)).Operations
        .Where(operation => operation.Example is not null)
        .ToDictionary(
            operation => $"{operation.Method} {operation.Path}",
            operation => (operation.MediaType!, operation.Example!.ToJsonString()));

    private static IEnumerable<string> Describe(RouteEndpoint endpoint)
    {
        var path = "/" + endpoint.RoutePattern.RawText!.Trim('/').Replace(":guid", "", Ordinal);
        var policies = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).Distinct();
        return endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Select(
            method => $"{method} {path} {string.Join('+', policies)}");
    }

    private static void Same(string[] actual, string[] table, string file)
    {
        string[] wrong =
        [
            .. actual.Except(table).Select(line => "missing: " + line),
            .. table.Except(actual).Select(line => "not so:  " + line),
            .. table.GroupBy(line => line).Where(line => line.Count() > 1).Select(line => "twice:   " + line.Key),
        ];
        Assert.True(wrong.Length == 0, $"{file} differs:\n{string.Join('\n', wrong)}");
    }

    private static void Nothing(List<string> wrong) => Assert.True(wrong.Count == 0, string.Join('\n', wrong));

    private static Dictionary<string, string[]> RolesFile() => JsonSerializer.Deserialize<Dictionary<string, string[]>>(
        File.ReadAllText(Path.Combine(Repository.Root, "src", "Identity", "roles.json")))!;

    private sealed record Answer(int Status, string Problem, string Members);
}
