using System.Text.Json;
using Platform.Partners.Ingress;

namespace Platform.Partners.Tests;

public sealed class JsonSchemaTests
{
    [Theory]
    [InlineData("""{"type":"string","contentEncoding":"base64"}""")]
    [InlineData("""{"type":"string","format":"ipv4"}""")]
    [InlineData("""{"type":"object","properties":{}}""")]
    [InlineData("""{"type":"object","additionalProperties":true}""")]
    [InlineData("""{"minLength":1}""")]
    public void A_schema_that_cannot_be_enforced_stops_the_start(string schema)
    {
        using var document = JsonDocument.Parse(schema);
        Assert.Throws<InvalidOperationException>(() => new JsonSchema(document.RootElement));
    }

    [Fact]
    public void Every_published_example_satisfies_its_schema()
    {
        var folder = Path.Combine(Testing.Repository.Root, "src", "PartnerGateway", "Schemas");
        foreach (var file in Directory.GetFiles(folder, "*.json"))
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file));
            var schema = new JsonSchema(document.RootElement);
            var examples = document.RootElement.GetProperty("examples").EnumerateArray();
            Assert.All(examples, example => Assert.Null(schema.FirstViolation(example)));
        }
    }
}
