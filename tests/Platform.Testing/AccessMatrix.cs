using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Platform.ServiceDefaults;
using Xunit;

namespace Platform.Testing;

/// <summary>Who may call what, by real calls with real tokens, on the table of the routes.</summary>
/// <param name="home">The area in which the rows of the world are.</param>
/// <param name="foreign">An area that has nothing to do with it.</param>
public abstract class AccessMatrix<TProgram>(
    ServiceFactory<TProgram> service, RouteTable routes, Guid home, Guid foreign)
    where TProgram : class
{
    [Fact]
    public void Every_route_stands_in_the_table_with_its_policy()
    {
        var mapped = service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .SelectMany(Describe).Order(StringComparer.Ordinal).ToArray();
        var table = routes.Routes.Select(route => $"{route.Method} {route.Path} {route.Policy}").ToArray();

        Tables.Same(mapped, table, routes.File);
    }

    [Theory]
    [MemberData(nameof(RoleTable.Roles), MemberType = typeof(RoleTable))]
    public async Task A_role_is_refused_what_its_table_does_not_give_it_and_nothing_else(string role)
    {
        using var client = service.SignInAs(home, RoleTable.Issued[role]);
        var wrong = new List<string>();
        foreach (var route in Guarded)
        {
            var mayCall = RoleTable.MayCall(role, route.Policy);
            using var answer = await Call(client, route, []);
            var isRefused = answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;
            if (mayCall == isRefused || (!mayCall && answer.StatusCode is not HttpStatusCode.Forbidden)
                || (int)answer.StatusCode >= 500)
                wrong.Add($"{route}: {(int)answer.StatusCode}, may call: {mayCall}");
        }

        Tables.Nothing(wrong);
    }

    [Fact]
    public async Task Nobody_is_let_in_without_a_token()
    {
        using var client = service.CreateClient();
        await EveryRouteRefuses(client, Guarded, HttpStatusCode.Unauthorized, "unauthenticated");
    }

    [Fact]
    public async Task A_token_without_an_area_is_good_for_nothing_that_belongs_to_one()
    {
        using var client = service.SignInAs(area: null, [.. Scopes.All]);
        await EveryRouteRefuses(
            client, Guarded.Where(route => !Scopes.WithoutArea.Contains(route.Policy)), HttpStatusCode.Forbidden,
            "forbidden");
    }

    [Fact]
    public async Task Every_scope_but_its_own_opens_no_route()
    {
        foreach (var policy in Guarded.GroupBy(route => route.Policy))
        {
            using var client = service.SignInAs(home, [.. Scopes.All.Where(scope => scope != policy.Key)]);
            await EveryRouteRefuses(client, policy, HttpStatusCode.Forbidden, "forbidden");
        }
    }

    [Fact]
    public async Task A_row_of_another_area_and_an_unknown_one_cannot_be_told_apart()
    {
        var (world, bodies) = (await NewWorld(), await Bodies());
        using var stranger = service.SignInAs(foreign);
        var wrong = new List<string>();
        foreach (var route in routes.Routes.Where(route => route.NamesRows))
        {
            var body = bodies.GetValueOrDefault($"{route}");
            var rows = route.Rows(world);
            var unknown = await Shape(stranger, route, [], body);
            if (unknown is not { Status: 404 })
                wrong.Add($"{route} of an unknown row: {unknown}");
            if (await Shape(stranger, route, rows, body) is var seen && seen != unknown)
                wrong.Add($"{route}: {seen} where an unknown row answers {unknown}");
        }

        Tables.Nothing(wrong);
    }

    /// <summary>Without this, a kind that names no row would make the test above say nothing.</summary>
    [Fact]
    public async Task The_rows_of_the_table_are_there_for_those_who_may_see_them()
    {
        var world = await NewWorld();
        using var officer = service.SignInAs(home);
        var wrong = new List<string>();
        foreach (var route in routes.Routes.Where(route => route.Method == HttpMethod.Get && route.HasRows))
        {
            using var answer = await Call(officer, route, route.Rows(world));
            // Accepted: it is there, and what was asked for is being made of it.
            if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Accepted))
                wrong.Add($"{route}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }

        Tables.Nothing(wrong);
    }

    /// <summary>Rows of every kind that the table of the routes names.</summary>
    protected abstract Task<World> NewWorld();

    /// <summary>
    /// What demands a scope. A policy that is none, such as that of the public page of a certificate, stands in the
    /// table for everybody to see, and lets everybody in.
    /// </summary>
    private IEnumerable<Route> Guarded => routes.Routes.Where(route => Scopes.All.Contains(route.Policy));

    private async Task EveryRouteRefuses(
        HttpClient client, IEnumerable<Route> called, HttpStatusCode status, string code)
    {
        var wrong = new List<string>();
        foreach (var route in called)
        {
            using var answer = await Call(client, route, []);
            var text = await answer.Content.ReadAsStringAsync();
            if (answer.StatusCode != status || JsonElement.Parse(text).GetProperty("code").GetString() != code)
                wrong.Add($"{route}: {(int)answer.StatusCode} {text}");
        }

        Tables.Nothing(wrong);
    }

    private Task<HttpResponseMessage> Call(
        HttpClient client, Route route, IEnumerable<Guid> rows, (string MediaType, string Text)? body = null)
    {
        var (mediaType, text) = body ?? (route.MediaType, "{}");
        var sent = route.Method == HttpMethod.Get ? null : text;
        return Api.Send(client, route.Method, routes.Fill(route.Path, rows), sent, mediaType);
    }

    private async Task<Answer> Shape(
        HttpClient client, Route route, IEnumerable<Guid> rows, (string MediaType, string Text)? body)
    {
        using var answer = await Call(client, route, rows, body);
        var text = await answer.Content.ReadAsStringAsync();
        if ((int)answer.StatusCode < 400)
            return new Answer((int)answer.StatusCode, text, "");
        var problem = JsonElement.Parse(text);
        // All but the path that was asked for and the trace.
        return new Answer(
            (int)answer.StatusCode, $"{problem.GetProperty("code")}{problem.GetProperty("title")}",
            string.Join(' ', problem.EnumerateObject().Select(member => member.Name)));
    }

    /// <summary>The example of each request: what is wrong with it must not hide whether the row is there.</summary>
    private async Task<Dictionary<string, (string, string)>> Bodies() => (await Api.Of(service)).Operations
        .Where(operation => operation.Example is not null)
        .ToDictionary(
            operation => $"{operation.Method} {operation.Path}",
            operation => (operation.MediaType!, operation.Example!.ToJsonString()));

    private static IEnumerable<string> Describe(RouteEndpoint endpoint)
    {
        var path = "/" + endpoint.RoutePattern.RawText!.Trim('/').Replace(":guid", "", StringComparison.Ordinal);
        var policies = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).Distinct();
        return endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Select(
            method => $"{method} {path} {string.Join('+', policies)}");
    }

    private sealed record Answer(int Status, string Problem, string Members);
}
