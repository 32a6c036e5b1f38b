using System.Text.Json.Nodes;
using Platform.ServiceDefaults;
using Xunit;

namespace Platform.Testing;

/// <summary>Every parameter of every query, with every value its schema does not allow.</summary>
/// <param name="home">The area in which the rows of the world are.</param>
/// <param name="atLeast">How many are sent at the least: fewer, and the test has lost its parameters.</param>
public abstract class BadQueryMatrix<TProgram>(
    ServiceFactory<TProgram> service, RouteTable routes, Guid home, int atLeast)
    where TProgram : class
{
    [Fact]
    public async Task A_query_that_no_schema_allows_is_refused_with_a_document()
    {
        var (wrong, sent) = (new List<string>(), 0);
        var (api, world) = (await Api.Of(service), await NewWorld());
        using var officer = service.SignInAs(home);

        foreach (var operation in api.Operations.Where(operation => operation.Method == HttpMethod.Get))
        {
            var route = routes.Routes.SingleOrDefault(route => $"{route}" == $"{operation}");
            var path = routes.Fill(operation.Path, route is null ? [] : route.Rows(world));
            foreach (var (name, value) in BadQueries.Of(api, operation))
            {
                sent++;
                using var answer = await Api.Send(
                    officer, operation.Method, $"{path}?{name}={Uri.EscapeDataString(value)}", body: null);
                if ((int)answer.StatusCode is not (400 or 422) || !await IsProblem(answer))
                    wrong.Add($"{operation} {name}={value}: {(int)answer.StatusCode}");
            }
        }

        Tables.Nothing(wrong);
        Assert.True(sent > atLeast, $"only {sent} were sent");
    }

    /// <summary>Rows of every kind that the table of the routes names.</summary>
    protected abstract Task<World> NewWorld();

    private static async Task<bool> IsProblem(HttpResponseMessage answer)
    {
        if (answer.Content.Headers.ContentType?.MediaType is not "application/problem+json")
            return false;
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        return problem["type"]?.ToString() == $"{Problems.TypePrefix}{problem["code"]}"
            && problem["title"] is not null && problem["titleEn"] is not null;
    }
}
