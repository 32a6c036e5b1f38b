using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Platform.Contracts.Partners.V1;
using Platform.Partners.Egress;
using Platform.Partners.Ingress;
using Platform.ServiceDefaults;
using Platform.Testing;
using RabbitMQ.Client;

namespace Platform.Partners.Tests;

/// <summary>What operations staff can see of refused deliveries and decide about them.</summary>
public sealed class ParkedDeliveryTests(PartnerGatewayFixture service) : IClassFixture<PartnerGatewayFixture>
{
    private string Path => $"/partners/{service.OperatorId}/parked-deliveries";

    [Fact]
    public async Task A_refused_delivery_is_listed_without_its_texts()
    {
        var (reference, id) = await Refused();

        var item = Assert.Single(await List("parked"), item => item.GetProperty("id").GetGuid() == id);

        Assert.Equal("reference-unknown", item.GetProperty("reason").GetString());
        Assert.Equal($"operator-{service.OperatorId}", item.GetProperty("userId").GetString());
        var data = item.GetProperty("payload").GetProperty("data");
        Assert.Equal(reference, data.GetProperty("reference").GetGuid());
        Assert.Equal("•••", data.GetProperty("operatorMessageId").GetString());
        Assert.DoesNotContain("84120098217", item.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_is_read_page_by_page()
    {
        var (_, first) = await Refused();
        var (_, second) = await Refused();

        var seen = (await List("parked", limit: 1)).Select(item => item.GetProperty("id").GetGuid()).ToList();

        Assert.Equal(seen.Order(), seen);
        Assert.Single(seen, first);
        Assert.Single(seen, second);
    }

    [Theory]
    [InlineData("state=lost")]
    [InlineData("limit=0")]
    [InlineData("cursor=lost")]
    public async Task A_list_that_cannot_be_meant_is_refused(string query)
    {
        using var client = service.SignInAs(null, Scopes.OperationsRead);
        using var answer = await client.GetAsync(new Uri($"{Path}?{query}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Redriven_after_its_cause_is_mended_it_takes_effect_once()
    {
        var (reference, id) = await Refused();
        Assert.Equal((HttpStatusCode.Conflict, "still-refused"), await Decide(id, "redrive"));
        await Give(reference);

        Assert.Equal((HttpStatusCode.NoContent, null), await Decide(id, "redrive"));
        Assert.Equal((HttpStatusCode.NotFound, null), await Decide(id, "redrive"));

        Assert.Single(await service.Bus.Events<MessageReceiptReported>(), evt => evt.Reference == reference);
        Assert.Equal((ParkedState.Redriven, "ops", "Đã khôi phục thông điệp gốc"), await Record(id));
    }

    [Fact]
    public async Task Many_are_redriven_at_once_by_their_reason_and_what_is_still_refused_stays()
    {
        var (registry, id) = (service.Registry(), service.NewOperatorId());
        await using var client = await registry.Onboard(service, id);
        var references = new List<Guid>();
        for (var n = 0; n < 5; n++)
        {
            references.Add(Guid.CreateVersion7());
            var source = PartnerGatewayFixture.Source(id);
            var body = Receipts.Event(references[n], source, id: Guid.NewGuid().ToString()).Bytes();
            await Park(client, body, client.Properties());
        }

        foreach (var reference in references.Take(4))
            await Give(reference, id);
        Assert.Equal((0, 0), await Redrive("source-foreign"));
        Assert.Equal((4, 1), await Redrive("reference-unknown"));
        Assert.Equal((0, 1), await Redrive("reference-unknown"));

        var reported = (await service.Bus.Events<MessageReceiptReported>()).Select(evt => evt.Reference);
        Assert.Equal(references.Take(4), reported.Where(references.Contains).Order());

        async Task<(int, int)> Redrive(string refusal)
        {
            var answer = await registry.Send(HttpMethod.Post, $"/partners/{id}/parked-deliveries/redrive", new()
            {
                ["refusal"] = refusal,
                ["until"] = DateTimeOffset.UtcNow.AddMinutes(1).ToString("O"),
                ["reason"] = "Đã khôi phục thông điệp gốc",
            });
            return ((int)answer.Body!["redriven"]!, (int)answer.Body["stillRefused"]!);
        }
    }

    [Fact]
    public async Task What_the_broker_put_aside_is_redriven_although_the_broker_wrote_headers_about_it()
    {
        var reference = Guid.CreateVersion7();
        await Give(reference);
        var source = PartnerGatewayFixture.Source(service.OperatorId);
        var body = Receipts.Event(reference, source, id: Guid.NewGuid().ToString()).Bytes();
        await using var client = await service.LogIn();
        var properties = client.Properties();
        properties.Headers = new Dictionary<string, object?>
        {
            ["x-death"] = "",
            ["x-first-death-queue"] = "ingress",
            ["x-last-death-reason"] = "delivery_limit",
        };
        var partner = await service.Use(
            (PartnerDbContext db) => db.Partners.SingleAsync(known => known.Id == service.OperatorId));
        var dead = new Arrived(Delivery.OfDead(properties, body), "delivery-limit");
        var parked = await service.Use(
            (DeliveryReceiver receiver) => receiver.Receive(partner, [dead], CancellationToken.None));

        Assert.Equal((HttpStatusCode.NoContent, null), await Decide(Assert.Single(parked).Id, "redrive"));
        Assert.Single(await service.Bus.Events<MessageReceiptReported>(), evt => evt.Reference == reference);
    }

    [Fact]
    public async Task What_was_refused_is_forgotten_after_some_days_and_that_it_was_refused_is_not()
    {
        var (_, id) = await Refused();
        await service.Use((PartnerDbContext db) => db.ParkedDeliveries.Where(row => row.Id == id)
            .ExecuteUpdateAsync(row => row.SetProperty(r => r.ParkedAt, DateTimeOffset.UtcNow.AddDays(-31))));

        await service.Services.GetServices<IHostedService>().OfType<RetentionJob>().Single().Forget(default);

        var item = Assert.Single(await List("parked"), item => item.GetProperty("id").GetGuid() == id);
        Assert.Equal("reference-unknown", item.GetProperty("reason").GetString());
        Assert.False(item.TryGetProperty("payload", out var payload) && payload.ValueKind is JsonValueKind.Object);
    }

    [Fact]
    public async Task Discarded_it_stays_as_the_record_of_the_decision()
    {
        var (reference, id) = await Refused();

        Assert.Equal((HttpStatusCode.NoContent, null), await Decide(id, "discard"));
        await Give(reference);
        Assert.Equal((HttpStatusCode.NotFound, null), await Decide(id, "redrive"));

        Assert.DoesNotContain(await service.Bus.Events<MessageReceiptReported>(), evt => evt.Reference == reference);
        var item = Assert.Single(await List("discarded"), item => item.GetProperty("id").GetGuid() == id);
        Assert.Equal("ops", item.GetProperty("decidedBy").GetString());
        Assert.Equal("Đã khôi phục thông điệp gốc", item.GetProperty("decisionReason").GetString());
    }

    [Fact]
    public async Task A_decision_needs_the_scope_a_reason_and_a_delivery_of_that_operator()
    {
        var (_, id) = await Refused();

        Assert.Equal(HttpStatusCode.Forbidden, (await Decide(id, "discard", scope: Scopes.OperationsRead)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Decide(id, "discard", reason: "ngắn")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Decide(id, "redrive", reason: new string('x', 501))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Decide(Guid.CreateVersion7(), "discard")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Decide(id, "discard", partner: service.OtherOperatorId)).Status);
        using var client = service.SignInAs(null, Scopes.OperationsRead);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await client.GetAsync(new Uri("/partners/nobody/parked-deliveries", UriKind.Relative))).StatusCode);
        Assert.Equal(ParkedState.Parked, (await Record(id)).State);
    }

    [Fact]
    public async Task Properties_in_another_spelling_are_kept_in_ours()
    {
        await using var client = await service.LogIn();
        var properties = client.Properties();
        properties.ContentType = "Hoà".Normalize(NormalizationForm.FormD);

        var parked = await Park(client, Encoding.UTF8.GetBytes($"garbage {Guid.NewGuid()}"), properties);

        Assert.Equal("Hoà".Normalize(NormalizationForm.FormC), parked.ContentType);
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => service.Use(
            (PartnerDbContext db) => db.Database.ExecuteSqlAsync(
                $"update parked_deliveries set content_type = normalize(content_type, NFD) where id = {parked.Id}")));
        Assert.Equal("ck_parked_deliveries_content_type_nfc", refusal.ConstraintName);
    }

    /// <summary>A receipt for a message that this database does not know (yet).</summary>
    private async Task<(Guid Reference, Guid Id)> Refused()
    {
        var reference = Guid.CreateVersion7();
        var source = PartnerGatewayFixture.Source(service.OperatorId);
        var body = Receipts.Event(reference, source, id: Guid.NewGuid().ToString()).Bytes();
        await using var client = await service.LogIn();
        return (reference, (await Park(client, body, client.Properties())).Id);
    }

    private async Task<ParkedDelivery> Park(OperatorClient client, byte[] body, BasicProperties properties)
    {
        await client.Send(body, properties);
        return await Eventually.Get(
            () => service.Use((PartnerDbContext db) => db.ParkedDeliveries.SingleOrDefaultAsync(p => p.Body == body)),
            "the delivery parked");
    }

    private Task<int> Give(Guid reference, string? partner = null) => service.Use((PartnerDbContext db) =>
    {
        db.PartnerFeed.Add(PartnerFeedEntry.Create(
            partner ?? service.OperatorId, DispatchMessage.EventType, reference, "{}"u8.ToArray(), null,
            DateTimeOffset.UtcNow));
        return db.SaveChangesAsync();
    });

    private async Task<List<JsonElement>> List(string state, int limit = 100)
    {
        using var client = service.SignInAs(null, Scopes.OperationsRead);
        List<JsonElement> items = [];
        for (string? cursor = "", query = ""; cursor is not null; query = $"&cursor={cursor}")
        {
            var page = await client.GetFromJsonAsync<JsonElement>($"{Path}?state={state}&limit={limit}{query}");
            items.AddRange(page.GetProperty("items").EnumerateArray());
            cursor = page.TryGetProperty("nextCursor", out var next) ? next.GetString() : null;
        }

        return items;
    }

    private async Task<(HttpStatusCode Status, string? Code)> Decide(
        Guid id, string decision, string reason = "Đã khôi phục thông điệp gốc",
        string scope = Scopes.OperationsWrite, string? partner = null)
    {
        using var client = service.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", service.Issuer.Token(null, [scope], "ops"));
        using var request = new HttpRequestMessage(
            HttpMethod.Post, $"/partners/{partner ?? service.OperatorId}/parked-deliveries/{id}/{decision}")
        {
            Content = JsonContent.Create(new { reason }),
        };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var answer = await client.SendAsync(request);
        var problem = answer.StatusCode is HttpStatusCode.Conflict
            ? await answer.Content.ReadFromJsonAsync<JsonElement>()
            : default;
        return (answer.StatusCode, problem.ValueKind is JsonValueKind.Object
            ? problem.GetProperty("code").GetString()
            : null);
    }

    private Task<(ParkedState State, string? Actor, string? Reason)> Record(Guid id) =>
        service.Use(async (PartnerDbContext db) =>
        {
            var parked = await db.ParkedDeliveries.SingleAsync(p => p.Id == id);
            return (parked.State, parked.DecidedBy, parked.DecisionReason);
        });
}
