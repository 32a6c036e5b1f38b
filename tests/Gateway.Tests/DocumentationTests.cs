using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Platform.Gateway.Tests;

public sealed partial class DocumentationTests(GatewayFixture gateway) : IClassFixture<GatewayFixture>
{
    [Fact]
    public async Task One_document_describes_every_service_that_answers_as_seen_from_outside()
    {
        var document = await Document();
        Assert.StartsWith("3.1", document["openapi"]!.GetValue<string>(), StringComparison.Ordinal);
        var paths = document["paths"]!.AsObject();
        Assert.NotNull(paths["/learner/people"]);
        Assert.NotNull(paths["/verify/{publicId}"]);
        Assert.Null(paths["/certification/verify/{publicId}"]);
        Assert.NotNull(paths["/keys"]);
        Assert.DoesNotContain(paths, path => path.Key.Contains("dispatches", StringComparison.Ordinal));
        Assert.Equal(
            ["course", "insights", "notification", "partnergateway"],
            document["x-missing"]!.AsArray().Select(service => service!.GetValue<string>()).Order());
    }

    [Fact]
    public async Task Every_reference_of_the_document_leads_somewhere()
    {
        var document = await Document();
        var references = Reference().Matches(document.ToJsonString())
            .Select(match => match.Groups[1].Value).ToHashSet();
        Assert.NotEmpty(references);
        Assert.All(references, name => Assert.NotNull(document["components"]!["schemas"]![name]));
    }

    [Fact]
    public async Task Every_operation_has_a_unique_id_and_says_how_it_refuses()
    {
        var operations = (await Document())["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Select(operation => operation.Value!)).ToList();
        var ids = operations.Select(operation => operation["operationId"]?.GetValue<string>())
            .OfType<string>().ToList();
        Assert.Contains("learner.registerPerson", ids);
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(
            operations,
            operation => Assert.NotNull(operation["responses"]!["400"]!["content"]!["application/problem+json"]));
    }

    [Fact]
    public async Task A_command_that_takes_a_key_declares_the_header()
    {
        var parameters = (await Document())["paths"]!["/learner/people"]!["post"]!["parameters"]!.AsArray();
        Assert.Equal("Idempotency-Key", parameters.Single()!["name"]!.GetValue<string>());
        Assert.True(parameters.Single()!["required"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Numbers_and_texts_and_choices_have_their_own_types()
    {
        var schema = (await Document())["components"]!["schemas"]!;
        var request = schema["learner.RegisterPersonRequest"]!["properties"]!;
        Assert.Equal("integer", request["birthYear"]!["type"]!.GetValue<string>());
        Assert.Equal("1900", request["birthYear"]!["minimum"]!.ToString());
        Assert.Equal("string", request["fullName"]!["type"]!.GetValue<string>());
        Assert.Equal(100, request["fullName"]!["maxLength"]!.GetValue<int>());
        Assert.Equal(
            ["first-grade", "second-grade"],
            schema["learner.RegisterPersonGrade"]!["enum"]!.AsArray().Select(value => value?.GetValue<string>()));
        Assert.Contains("traceId", schema["Problem"]!["properties"]!.AsObject().Select(property => property.Key));
    }

    [Fact]
    public async Task The_documentation_page_needs_nothing_from_elsewhere()
    {
        using var client = gateway.CreateClient();
        var page = await client.GetAsync("/docs");
        var html = await page.Content.ReadAsStringAsync();
        Assert.Contains("lang=\"vi\"", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("(src|href)=\"(https?:)?//", html);
        Assert.StartsWith("default-src 'self';", page.Headers.GetValues("Content-Security-Policy").Single());
        foreach (var file in Local().Matches(html).Select(match => match.Groups[1].Value))
        {
            var answer = await client.GetAsync(new Uri(client.BaseAddress!, "/docs/" + file));
            Assert.True(answer.IsSuccessStatusCode, file);
        }
    }

    private async Task<JsonObject> Document()
    {
        using var client = gateway.CreateClient();
        return (await client.GetFromJsonAsync<JsonObject>("/openapi/v1.json"))!;
    }

    [GeneratedRegex("\"#/components/schemas/([^\"]+)\"")]
    private static partial Regex Reference();

    [GeneratedRegex("(?:src|href)=\"([^\"]+)\"")]
    private static partial Regex Local();
}
