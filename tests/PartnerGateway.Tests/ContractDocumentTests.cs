using System.Text.Json;
using Platform.Partners.Partners;
using Platform.Testing;

namespace Platform.Partners.Tests;

/// <summary>
/// The published documents say what the code does; other people's parsers check their form in Interop.Tests.
/// </summary>
public sealed class ContractDocumentTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "src", "PartnerGateway");
    private static readonly string AsyncApi = File.ReadAllText(Path.Combine(Folder, "asyncapi.yaml"));

    [Fact]
    public void Every_schema_stands_in_the_channel_description_with_its_type()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Folder, "Schemas")))
        {
            using var schema = JsonDocument.Parse(File.ReadAllText(file));
            var id = schema.RootElement.GetProperty("$id").GetString()!;
            Assert.Contains($"$ref: './Schemas/{Path.GetFileName(file)}'", AsyncApi, StringComparison.Ordinal);
            Assert.Contains($"const: {id}", AsyncApi, StringComparison.Ordinal);
            Assert.Contains($"const: vn.bdhvs.{id.Split(':')[^1]}", AsyncApi, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Names_at_the_broker_are_the_published_ones()
    {
        var partner = Partner.Register(
            "{operatorId}", "x", "urn:x", TraceMode.Link, ContractTerms.Usual([]), DateTimeOffset.UnixEpoch);
        Assert.Contains($"name: {partner.InExchange}\n", AsyncApi, StringComparison.Ordinal);
        Assert.Contains($"name: {partner.OutQueue}\n", AsyncApi, StringComparison.Ordinal);
        Assert.Contains($"vhost: {partner.VirtualHost}\n", AsyncApi, StringComparison.Ordinal);
        Assert.Contains($"name: {partner.ErrorQueue}\n", AsyncApi, StringComparison.Ordinal);
        Assert.Contains(
            $"`{new DeclaredPartner { Id = partner.Id }.UserName}`", AsyncApi, StringComparison.Ordinal);
        Assert.All(
            partner.AcceptedTypes, type => Assert.Contains($"name: {type}\n", AsyncApi, StringComparison.Ordinal));
    }

    [Fact]
    public void A_declaration_that_cannot_work_is_refused_with_every_reason()
    {
        var validation = new ValidateEnumeratedDeclarationsAttribute();
        var wrong = new List<DeclaredPartner> { new() { Id = "Not A Slug", Password = "short" } };

        var problem = validation.GetValidationResult(
            wrong, new System.ComponentModel.DataAnnotations.ValidationContext(wrong));

        Assert.Contains("Id", problem!.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("Password", problem.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("Source", problem.ErrorMessage, StringComparison.Ordinal);
    }
}
