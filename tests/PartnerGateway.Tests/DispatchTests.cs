using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Platform.Partners.Egress;
using Platform.Partners.Ingress;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Partners.Tests;

public sealed class DispatchTests(PartnerGatewayFixture service) : IClassFixture<PartnerGatewayFixture>
{
    private const string Phone = "+84987001122";

    private static DispatchMessage.Request Message(string text = "[BDHVS] Chuc mung ban") =>
        new(Guid.CreateVersion7(), Phone, text, "gsm7", "BDHVS", "notice");

    private HttpClient Notification() => service.SignInAs(area: null, Scopes.MessagesDispatch);

    private static async Task<string> Operator(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<DispatchMessage.Response>())!.Operator;
    }

    private async Task<IReadOnlyList<JsonNode>> Received(string operatorId, Guid reference)
    {
        await using var client = await service.LogIn(operatorId);
        var found = new List<JsonNode>();
        await Eventually.True(
            async () =>
            {
                found.AddRange((await client.Take()).Where(evt => (string?)evt["subject"] == reference.ToString()));
                return found.Count > 0;
            },
            "the event at the operator");
        found.AddRange((await client.Take()).Where(evt => (string?)evt["subject"] == reference.ToString()));
        return found;
    }

    [Fact]
    public async Task A_message_reaches_the_operator_as_an_event_of_the_published_contract()
    {
        var message = Message();
        using var request =
            new HttpRequestMessage(HttpMethod.Post, "/dispatches") { Content = JsonContent.Create(message) };
        request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        var operatorId = await Operator(await Notification().SendAsync(request));

        var evt = Assert.Single(await Received(operatorId, message.Reference));
        var body = Encoding.UTF8.GetBytes(evt.ToJsonString());
        Assert.Null(CloudEventReader.TryRead(body, out var read));
        Assert.Null(SchemaCatalog.Load().Refuse(read!));
        Assert.Equal(("vn.bdhvs.message.send-requested.v1", "urn:bdhvs:platform"), (read!.Type, read.Source));
        Assert.Equal(message, read.Data.Deserialize<DispatchMessage.Request>(Json.Commands));
        Assert.StartsWith("00-0af7651916cd43dd8448eb211c80319c-", read.Traceparent, StringComparison.Ordinal);
    }

    [Fact, Trait("fault", "F11")]
    public async Task The_same_reference_gets_the_same_answer_and_one_event()
    {
        var message = Message();
        var client = Notification();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => client.PostAsJsonAsync("/dispatches", message)));

        var operators = await Task.WhenAll(answers.Select(Operator));
        Assert.Single(operators.Distinct());
        Assert.Single(await Received(operators[0], message.Reference));
    }

    [Fact]
    public async Task A_reference_with_another_text_is_refused()
    {
        var message = Message();
        var client = Notification();
        await Operator(await client.PostAsJsonAsync("/dispatches", message));

        var answer = await client.PostAsJsonAsync("/dispatches", message with { Text = "something else" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("reference-reused", (string?)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["code"]);
    }

    [Fact]
    public async Task Number_and_text_are_erased_by_the_final_receipt_and_the_reference_stays()
    {
        var message = Message();
        var operatorId = await Operator(await Notification().PostAsJsonAsync("/dispatches", message));
        await Received(operatorId, message.Reference);
        await using var client = await service.LogIn(operatorId);

        await client.Send(Receipts.Event(
            message.Reference, PartnerGatewayFixture.Source(operatorId), id: Guid.NewGuid().ToString()));

        await Eventually.True(
            () => service.Use(async (PartnerDbContext db) => await db.PartnerFeed.AnyAsync(
                entry => entry.Reference == message.Reference && entry.Data == null)),
            "the payload erased");
        Assert.Equal(operatorId, await Operator(await Notification().PostAsJsonAsync("/dispatches", message)));
    }

    [Fact]
    public async Task A_number_or_text_never_reaches_a_log_or_an_event()
    {
        var message = Message($"[BDHVS] secret-{Guid.NewGuid():n}");
        var operatorId = await Operator(await Notification().PostAsJsonAsync("/dispatches", message));
        await Received(operatorId, message.Reference);
        await using var client = await service.LogIn(operatorId);
        await client.Send(Receipts.Event(
            message.Reference, PartnerGatewayFixture.Source(operatorId), id: Guid.NewGuid().ToString()));
        await Eventually.True(
            async () => (await service.Bus.Events<Contracts.Partners.V1.MessageReceiptReported>())
                .Any(evt => evt.Reference == message.Reference),
            "the internal event");

        Assert.DoesNotContain(service.Logged, line => line.Contains(Phone[1..], StringComparison.Ordinal)
            || line.Contains(message.Text, StringComparison.Ordinal));
        var events = await service.Bus.Events<Contracts.Partners.V1.MessageReceiptReported>();
        Assert.DoesNotContain(
            events, evt => JsonSerializer.Serialize(evt).Contains(Phone[1..], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_the_notification_service_may_hand_over_messages()
    {
        var stranger = service.CreateClient();
        var refusal = await stranger.PostAsJsonAsync("/dispatches", Message());
        Assert.Equal(HttpStatusCode.Unauthorized, refusal.StatusCode);
        var officer = service.SignInAs(Guid.CreateVersion7(), Scopes.MessagesRead);
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.PostAsJsonAsync("/dispatches", Message())).StatusCode);
    }

    [Theory]
    [InlineData("0987001122", "gsm7", "notice")]
    [InlineData("+84987001122\n", "gsm7", "notice")]
    [InlineData(Phone, "utf8", "notice")]
    [InlineData(Phone, "gsm7", "greeting")]
    public async Task A_request_outside_the_contract_is_a_bad_request(string to, string encoding, string category)
    {
        var message = Message() with { To = to, Encoding = encoding, Category = category };
        var answer = await Notification().PostAsJsonAsync("/dispatches", message);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("987001122", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Operators_are_listed_to_operations_staff_alone()
    {
        var refusal = await service.CreateClient().GetAsync(new Uri("/partners", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Unauthorized, refusal.StatusCode);
        var staff = service.SignInAs(area: null, Scopes.PartnersRead);
        var page = await staff.GetFromJsonAsync<JsonNode>("/partners?limit=1");
        Assert.Single(page!["items"]!.AsArray());
        Assert.NotNull(page["nextCursor"]);
        Assert.DoesNotContain(PartnerGatewayFixture.Password, page.ToJsonString(), StringComparison.Ordinal);
        var next = await staff.GetFromJsonAsync<JsonNode>($"/partners?cursor={(string?)page["nextCursor"]}");
        Assert.Single(next!["items"]!.AsArray());
        Assert.Null(next["nextCursor"]);
    }
}
