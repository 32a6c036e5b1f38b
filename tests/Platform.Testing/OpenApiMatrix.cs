using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Platform.Testing;

/// <summary>What a stranger needs in order to call the service without asking anybody.</summary>
/// <param name="home">An area in which the examples may be sent.</param>
public abstract class OpenApiMatrix<TProgram>(ServiceFactory<TProgram> service, RouteTable routes, Guid home)
    where TProgram : class
{
    private static readonly string[] SelfEvidentFormats = ["uuid", "date", "date-time"];

    [Fact]
    public async Task Every_operation_is_summed_up_described_and_named_after_its_use_case()
    {
        var api = await Api.Of(service);
        var slices = service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.Metadata.OfType<System.Reflection.MethodInfo>().FirstOrDefault())
            .Select(handler => JsonNamingPolicy.CamelCase.ConvertName(handler?.DeclaringType?.Name ?? ""))
            .ToHashSet();

        Tables.Nothing(
            from operation in api.Operations
            let text = operation.Described
            where text["summary"]?.ToString().Contains(" · ") is not true
                || text["description"]?.ToString() is not { Length: > 10 }
                || !slices.Contains(operation.Id)
            select $"{operation} {operation.Id}");
        Assert.Equal(api.Operations.Count, api.Operations.Select(operation => operation.Id).Distinct().Count());
    }

    [Fact]
    public async Task Every_request_and_every_answer_has_an_example()
    {
        var api = await Api.Of(service);

        Tables.Nothing(
            from operation in api.Operations
            from body in Bodies(operation.Described)
            where body.Content["example"] is null && !body.Of.EndsWith("problem+json", StringComparison.Ordinal)
            select $"{operation} {body.Of}");
    }

    [Fact]
    public async Task Every_member_says_what_it_is_and_gives_a_value()
    {
        var api = await Api.Of(service);

        Tables.Nothing(
            from schema in api.Schemas
            from member in schema.Value!["properties"]?.AsObject() ?? []
            let fault = Fault(api, member.Value!.AsObject())
            where fault is not null
            select $"{schema.Key}.{member.Key} {fault}");
    }

    [Fact]
    public async Task An_example_keeps_the_limits_of_its_own_schema()
    {
        var api = await Api.Of(service);
        using var officer = service.SignInAs(home);
        var wrong = new List<string>();
        foreach (var operation in api.Operations.Where(operation => operation.TakesJson))
        {
            using var answer = await Api.Send(
                officer, operation.Method, routes.Fill(operation.Path, []), operation.Example!.ToJsonString());
            var text = await answer.Content.ReadAsStringAsync();
            var refused = (int)answer.StatusCode >= 500 || (answer.StatusCode is System.Net.HttpStatusCode.BadRequest
                && JsonNode.Parse(text)!["code"]!.ToString() is "invalid" or "invalid-json" or "bad-request");
            if (refused)
                wrong.Add($"{operation} {operation.Example!.ToJsonString()}\n  {text}");
        }

        Tables.Nothing(wrong);
    }

    /// <summary>An id, a day or one of a few codes needs neither words nor a sample.</summary>
    private static string? Fault(Api api, JsonObject member)
    {
        var schema = api.Resolve(member);
        if (SelfEvidentFormats.Contains(schema["format"]?.ToString()) || schema["enum"] is not null)
            return null;
        if (Text(member) is null && Text(schema) is null)
            return "says nothing of itself";
        var sampled = Api.Is(schema, "array") ? api.Resolve(schema["items"]!) : schema;
        var needsSample = Api.Is(sampled, "string") && sampled["enum"] is null
            && !SelfEvidentFormats.Contains(sampled["format"]?.ToString());
        return needsSample && sampled["examples"] is null ? "has no example" : null;
    }

    private static string? Text(JsonObject schema) => schema["description"]?.ToString()
        ?? (schema["oneOf"] as JsonArray)?.Select(choice => choice!["description"]?.ToString()).FirstOrDefault(
            text => text is not null);

    private static IEnumerable<(string Of, JsonNode Content)> Bodies(JsonObject operation)
    {
        foreach (var (type, content) in operation["requestBody"]?["content"]?.AsObject() ?? [])
            yield return ($"request {type}", content!);
        foreach (var (status, answer) in operation["responses"]!.AsObject())
        {
            foreach (var (type, content) in answer!["content"]?.AsObject() ?? [])
                yield return ($"{status} {type}", content!);
        }
    }
}
