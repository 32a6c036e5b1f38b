using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Notifications.Tests;

public sealed class TemplateEndpointTests(NotificationFixture service) : IClassFixture<NotificationFixture>
{
    private static JsonObject Draft(string code, string text = "[BDHVS] Lớp {name} bắt đầu lúc {time}.") => new()
    {
        ["code"] = code,
        ["category"] = "notice",
        ["topic"] = "classes",
        ["promise"] = "at-least-once",
        ["retention"] = "service",
        ["texts"] = new JsonArray(
            new JsonObject { ["locale"] = "vi", ["text"] = text },
            new JsonObject { ["locale"] = "en", ["text"] = "[BDHVS] Class {name} begins at {time}." }),
        ["sample"] = new JsonObject { ["name"] = "Định danh điện tử", ["time"] = "19:30" },
    };

    private HttpClient As(string subject)
    {
        var client = service.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            service.Issuer.Token(
                NotificationFixture.Province, [Scopes.TemplatesWrite, Scopes.MessagesRead, Scopes.OperationsWrite],
                subject));
        return client;
    }

    private static Task<HttpResponseMessage> Post(HttpClient client, string path, JsonObject? body = null) =>
        Api.Send(client, HttpMethod.Post, path, body?.ToJsonString());

    private static async Task<string?> Code(HttpResponseMessage response) =>
        (string?)(await response.Content.ReadFromJsonAsync<JsonObject>())!["code"];

    private static async Task<(Guid Id, int Version)> Written(HttpClient client, JsonObject draft)
    {
        var response = await Post(client, "/templates", draft);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var body = await response.Content.ReadFromJsonAsync<JsonObject>();
        return ((Guid)body!["id"]!, (int)body["version"]!);
    }

    [Fact]
    public async Task A_version_is_sent_only_after_somebody_else_has_approved_it()
    {
        var (writer, approver) = (As("writer"), As("approver"));
        var (id, version) = await Written(writer, new JsonObject
        {
            ["code"] = "practice-follow-up",
            ["category"] = "notice",
            ["topic"] = "practice",
            ["promise"] = "at-most-once",
            ["retention"] = "service",
            ["texts"] = new JsonArray(
                new JsonObject { ["locale"] = "vi", ["text"] = "[BDHVS] Sau {days} ngày: {task} làm được chưa?" }),
            ["sample"] = new JsonObject { ["days"] = "30", ["task"] = "Trả tiền điện" },
        });
        Assert.Equal(2, version);
        Assert.Equal("1", await VersionSent());

        Assert.Equal("approver-is-writer", await Code(await Post(writer, $"/templates/{id}/approve")));
        Assert.Equal(HttpStatusCode.NoContent, (await Post(approver, $"/templates/{id}/approve")).StatusCode);
        Assert.Equal("template-already-approved", await Code(await Post(approver, $"/templates/{id}/approve")));
        Assert.Equal("2", await VersionSent());

        var shown = await approver.GetFromJsonAsync<JsonObject>($"/templates/{id}");
        Assert.Equal(
            ("approved", "writer", "approver", "at-most-once"),
            ((string?)shown!["state"], (string?)shown["writtenBy"], (string?)shown["approvedBy"],
                (string?)shown["promise"]));
    }

    [Fact]
    public async Task The_preview_shows_both_alphabets_with_segments_and_what_each_operator_asks()
    {
        var client = As("writer");
        await Put(
            client, "/operators/mobifone",
            new { share = 1, price = 700, priceOtherNetworks = 900, accented = true, registersTexts = false });
        await Put(
            client, "/operators/vnpt",
            new { share = 0, price = 800, priceOtherNetworks = 850, registersTexts = false });
        foreach (var name in new[] { "mobifone", "vnpt" })
        {
            await Put(
                client, $"/operators/{name}/brandnames/BDHVS", new { state = "approved", validFrom = "2026-01-01" });
        }

        await Put(client, "/operators/gtel", new { share = 0, price = 600, priceOtherNetworks = 600 });
        var (id, _) = await Written(client, Draft("preview-shown"));

        var preview = await client.GetFromJsonAsync<JsonObject>($"/templates/{id}/preview");

        var variants = preview!["variants"]!.AsArray();
        Assert.Equal(["en gsm7 1", "en ucs2 1", "vi gsm7 1", "vi ucs2 1"], variants.Select(Describe));
        Assert.Equal("[BDHVS] Lop Dinh danh dien tu bat dau luc 19:30.", (string?)variants[2]!["text"]);
        Assert.Equal(
            ["gtel 600 brandname", "mobifone 700 ", "vnpt 800 "], variants[2]!["prices"]!.AsArray().Select(Price));
        Assert.Equal(
            ["gtel 600 brandname", "mobifone 700 ", "vnpt 800 unicode"],
            variants[3]!["prices"]!.AsArray().Select(Price));

        static string Describe(JsonNode? variant) =>
            $"{variant!["locale"]} {variant["encoding"]} {variant["segments"]}";
        static string Price(JsonNode? price) =>
            $"{price!["operatorId"]} {(decimal)price["cost"]!:0} {price["refusal"]}";
    }

    [Fact]
    public async Task A_draft_that_could_not_be_sent_is_refused_with_the_reason()
    {
        var client = As("writer");
        Assert.Equal("template-sample-incomplete", await Refused(draft => draft["sample"]!.AsObject().Remove("time")));
        Assert.Equal("template-needs-vietnamese", await Refused(draft => draft["texts"]!.AsArray().RemoveAt(0)));
        Assert.Equal("advert-unmarked", await Refused(draft => draft["category"] = "advert"));
        Assert.Equal("unknown-retention", await Refused(draft => draft["retention"] = "for-ever"));
        Assert.Equal(
            "template-too-long", await Refused(draft => draft["sample"]!["name"] = new string('a', 612)));
        Assert.Equal("template-placeholder-unknown", await Refused(draft => draft["code"] = "class-reminder"));
        Assert.Equal(
            HttpStatusCode.BadRequest, (await Post(client, "/templates", Draft("Not a code"))).StatusCode);

        async Task<string?> Refused(Action<JsonObject> spoil)
        {
            var draft = Draft("never-written");
            spoil(draft);
            var response = await Post(client, "/templates", draft);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
            return await Code(response);
        }
    }

    [Fact]
    public async Task Versions_of_a_template_count_up_and_are_listed_page_by_page()
    {
        var client = As("writer");
        Assert.Equal(1, (await Written(client, Draft("counted-up"))).Version);
        Assert.Equal(2, (await Written(client, Draft("counted-up", "[BDHVS] {time}: lớp {name}."))).Version);

        var page = await client.GetFromJsonAsync<JsonObject>("/templates?code=counted-up&state=draft&limit=1");
        Assert.Equal(1, (int)Assert.Single(page!["items"]!.AsArray())!["version"]!);
        page = await client.GetFromJsonAsync<JsonObject>(
            $"/templates?code=counted-up&limit=1&cursor={page["nextCursor"]}");
        Assert.Equal(2, (int)Assert.Single(page!["items"]!.AsArray())!["version"]!);
    }

    [Fact]
    public async Task Writing_and_approving_need_their_scope()
    {
        var reader = service.SignInAs(NotificationFixture.Province, Scopes.MessagesRead);
        Assert.Equal(HttpStatusCode.Forbidden, (await Post(reader, "/templates", Draft("no-scope"))).StatusCode);
        Assert.Equal(
            HttpStatusCode.Forbidden, (await Post(reader, $"/templates/{Guid.NewGuid()}/approve")).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound, (await Post(As("approver"), $"/templates/{Guid.NewGuid()}/approve")).StatusCode);
    }

    private static async Task Put(HttpClient client, string path, object body) => Assert.Equal(
        HttpStatusCode.NoContent, (await client.PutAsJsonAsync(new Uri(path, UriKind.Relative), body)).StatusCode);

    private async Task<string> VersionSent()
    {
        var learner = Guid.CreateVersion7();
        await service.Bus.Publish(new PracticeFollowUpDue
        {
            FollowUpId = Guid.CreateVersion7(),
            Version = 1,
            OccurredAt = DateTimeOffset.UtcNow,
            PracticeId = Guid.CreateVersion7(),
            LearnerId = learner,
            AreaId = NotificationFixture.Commune,
            TaskCode = "pay-electricity-bill",
            TaskTitle = "Trả tiền điện",
            Days = 30,
            DueOn = new DateOnly(2026, 3, 31),
        });
        var message = await Eventually.Get(
            () => service.Use((NotificationDbContext db) => db.Messages.AsNoTracking()
                .SingleOrDefaultAsync(message => message.LearnerId == learner)),
            "the message");
        return message.TemplateVersion.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
