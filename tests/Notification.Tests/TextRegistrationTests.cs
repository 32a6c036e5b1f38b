using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Platform.Notifications.Messages;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Tests;

/// <summary>Operators that carry only texts they know, each under a sender name.</summary>
public sealed class TextRegistrationTests(RoutedFixture service) : IClassFixture<RoutedFixture>
{
    private static readonly Guid Unknown = Guid.CreateVersion7();

    private HttpClient Operations => service.SignInAs(
        NotificationFixture.Province, Scopes.OperationsWrite, Scopes.OperationsRead, Scopes.MessagesRead);

    [Fact]
    public async Task A_text_goes_only_by_operators_that_know_it_and_who_said_so_can_be_read()
    {
        await service.Operator("strict", 50, registersTexts: true);
        await service.Operator("lenient", 50);
        var code = await service.Template();
        var template = await IdOf(code);

        for (var i = 0; i < 6; i++)
            Assert.Equal("lenient", await CarrierOf(code));
        Assert.Equal("lenient: , strict: template", await RefusalsOf(template));

        await Register(template, new { state = "requested", validFrom = "2026-01-01" });
        Assert.Equal("lenient: , strict: template", await RefusalsOf(template));
        var approved = new { state = "approved", validFrom = "2026-01-01", decisionNo = "VT-2026-118" };
        await Register(template, approved);
        await Register(template, approved); // the same again adds nothing
        Assert.Equal("lenient: , strict: ", await RefusalsOf(template));
        await RoutedFixture.Put(
            Operations, "/operators/lenient/brandnames/BDHVS", new { state = "ended", validFrom = "2026-01-01" });
        Assert.Equal("strict", await CarrierOf(code));

        await Register(template, new { state = "approved", validFrom = "2026-01-01", validUntil = "2026-01-31" });
        Assert.Equal("lenient: brandname, strict: template", await RefusalsOf(template));
        var history = await Operations.GetFromJsonAsync<JsonObject>($"/operators/registrations?templateId={template}");
        Assert.Equal(
            ["requested ", "approved VT-2026-118", "approved "],
            history!["items"]!.AsArray().Select(entry => $"{entry!["state"]} {entry["decisionNo"]}"));
        Assert.All(history["items"]!.AsArray(), entry => Assert.NotEmpty((string)entry!["setBy"]!));
        var shown = (await Operations.GetFromJsonAsync<JsonObject>($"/templates/{template}"))!["registrations"]!;
        var current = Assert.Single(shown.AsArray())!;
        Assert.Equal(
            ("strict", "BDHVS", "approved", "2026-01-31"),
            ((string?)current["operatorId"], (string?)current["brandname"], (string?)current["state"],
                (string?)current["validUntil"]));
    }

    [Fact]
    public async Task What_no_operator_knows_waits_for_its_registration()
    {
        await service.Operator("lenient", 50);
        await service.Operator("strict", 50, registersTexts: true);
        await RoutedFixture.Put(
            Operations, "/operators/lenient/brandnames/BDHVS", new { state = "ended", validFrom = "2026-01-01" });
        var code = await service.Template();
        var (learner, phone) = await service.Known(RoutedFixture.ForeignPhone());

        var id = await service.Queue(learner, code);
        Assert.Equal("no-operator", (await service.Decides(id, DecisionKind.Deferred)).ReasonCode);
        Assert.Empty(service.Door.RequestsTo(phone));
        await Register(await IdOf(code), new { state = "approved", validFrom = "2026-01-01" });
        service.Clock.Set(service.Clock.GetUtcNow().AddMinutes(1));

        await service.Reaches(id, MessageState.Accepted);
        Assert.Equal("strict", Assert.Single(service.Door.RequestsTo(phone)).Operator);
    }

    [Fact]
    public async Task A_registration_names_an_operator_and_a_text_that_are_known()
    {
        await service.Operator("strict", 50, registersTexts: true);
        var template = await IdOf(await service.Template());
        var terms = new { state = "approved", validFrom = "2026-01-01" };

        Assert.Equal(HttpStatusCode.NotFound, await Answer($"/operators/strict/brandnames/BDHVS/templates/{Unknown}"));
        Assert.Equal(HttpStatusCode.NotFound, await Answer($"/operators/nobody/brandnames/BDHVS/templates/{template}"));

        async Task<HttpStatusCode> Answer(string path) =>
            (await Operations.PutAsJsonAsync(new Uri(path, UriKind.Relative), terms)).StatusCode;
    }

    private Task Register(Guid template, object terms) => RoutedFixture.Put(
        Operations, $"/operators/strict/brandnames/BDHVS/templates/{template}", terms);

    private Task<Guid> IdOf(string code) => service.Use((NotificationDbContext db) => db.TemplateVersions
        .Where(version => version.Code == code).Select(version => version.Id).SingleAsync());

    private async Task<string?> CarrierOf(string code)
    {
        var (person, phone) = await service.Known(RoutedFixture.ForeignPhone());
        await service.Reaches(await service.Queue(person, code), MessageState.Accepted);
        return Assert.Single(service.Door.RequestsTo(phone)).Operator;
    }

    private async Task<string> RefusalsOf(Guid template)
    {
        var preview = await Operations.GetFromJsonAsync<JsonObject>($"/templates/{template}/preview");
        return string.Join(", ", preview!["variants"]![0]!["prices"]!.AsArray()
            .Select(row => $"{row!["operatorId"]}: {row["refusal"]}"));
    }
}
