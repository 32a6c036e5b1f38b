using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Partners.V1;
using Platform.Partners.Egress;
using Platform.Partners.Ingress;
using Platform.Testing;

namespace Platform.Partners.Tests;

/// <summary>Events of operators without AMQP, handed in by signed HTTP.</summary>
public sealed class SignedEventTests(PartnerGatewayFixture service) : IClassFixture<PartnerGatewayFixture>
{
    private const int Now = 0;

    [Fact, Trait("requirement", "000-11")]
    public async Task A_signed_event_takes_effect_once_however_often_it_comes()
    {
        var telecom = await Onboard();
        var reference = await telecom.Given();
        var evt = telecom.Receipt(reference);

        for (var copies = 0; copies < 3; copies++)
            Assert.Equal(204, (await telecom.Post(evt)).Status);

        await Eventually.True(async () => (await Reported(reference)).Count == 1, "the internal event");
        Assert.Equal("id-reused", (await telecom.Post(evt.With("data/state", "expired"))).Code);
        Assert.Equal(telecom.Id, Assert.Single(await Reported(reference)).PartnerId);
    }

    [Fact, Trait("attack", "B12")]
    public async Task What_is_not_signed_as_it_should_leaves_no_trace()
    {
        var (telecom, other) = (await Onboard(), await Onboard());
        var evt = telecom.Receipt(await telecom.Given());

        Assert.Equal((401, "signature-invalid"), Said(await telecom.Post(evt, secret: other.Secret)));
        Assert.Equal((401, "signature-invalid"), Said(await telecom.Post(evt, age: 600)));
        Assert.Equal((401, "signature-invalid"), Said(await telecom.Post(evt, age: -600)));
        Assert.Equal((401, "signature-invalid"), Said(await telecom.Post(evt, signed: "{}"u8.ToArray())));
        Assert.Equal((401, "signature-invalid"), Said(await telecom.Post(evt, path: "/partners/nobody/events")));
        Assert.Equal((401, "signature-invalid"), Said(await telecom.Post(evt, path: $"/partners/{other.Id}/events")));
        var registry = service.Registry();
        await registry.Send(HttpMethod.Delete, $"/partners/{other.Id}/webhook");
        Assert.Equal((401, "signature-invalid"), Said(await other.Post(other.Receipt(Guid.NewGuid()))));

        Assert.Equal(0, await service.Use((PartnerDbContext db) => db.ParkedDeliveries.CountAsync(
            parked => parked.PartnerId == telecom.Id || parked.PartnerId == other.Id)));
        Assert.Equal(204, (await telecom.Post(evt)).Status);
    }

    [Fact, Trait("attack", "B11")]
    public async Task What_is_refused_is_told_with_the_reason_of_the_queue_and_kept_aside()
    {
        var telecom = await Onboard();
        var reference = await telecom.Given();

        Assert.Equal((422, "source-foreign"), await Spoiled("source", "urn:operator:other"));
        Assert.Equal((422, "envelope-invalid"), await Spoiled("rawdata", "x"));
        Assert.Equal((422, "data-invalid"), await Spoiled("data/extra", "x"));
        Assert.Equal((422, "reference-unknown"), Said(await telecom.Post(telecom.Receipt(Guid.NewGuid()))));
        Assert.Equal((413, "body-too-large"), await Spoiled("padding", new string('x', 70_000)));

        var parked = await service.Registry().Get($"/partners/{telecom.Id}/parked-deliveries");
        var kept = parked.Body!["items"]!.AsArray();
        Assert.Equal(
            ["data-invalid:/*", "envelope-invalid", "reference-unknown", "source-foreign"],
            kept.Select(item => (string)item!["reason"]!).Order());
        var id = (string)kept.Single(item => (string)item!["reason"]! == "reference-unknown")!["id"]!;
        var redriven = await service.Registry().Send(
            HttpMethod.Post, $"/partners/{telecom.Id}/parked-deliveries/{id}/redrive",
            new() { ["reason"] = "Đã nhận danh sách mã" });
        Assert.Equal((409, "still-refused"), (redriven.Status, redriven.Code));
        Assert.Contains("reference-unknown", (string)redriven.Body!["titleEn"]!, StringComparison.Ordinal);

        async Task<(int, string?)> Spoiled(string member, string value) =>
            Said(await telecom.Post(telecom.Receipt(reference).With(member, value)));
    }

    [Fact, Trait("attack", "B14")]
    public async Task Beyond_the_agreed_rate_it_is_told_to_come_later()
    {
        var telecom = await Onboard(rate: 5);
        var answers = new List<(int Status, string? Code)>();
        for (var n = 0; n < 12; n++) // two windows at the most
            answers.Add(Said(await telecom.Post(telecom.Receipt(Guid.NewGuid()))));

        Assert.Contains((429, "rate-exceeded"), answers);
        Assert.InRange(answers.Count(answer => answer.Status == 422), 5, 10);
    }

    [Fact, Trait("attack", "B14")]
    public async Task Nobody_speaks_of_one_message_all_the_time()
    {
        var telecom = await Onboard();
        var reference = await telecom.Given();
        var answers = new List<string?>();
        for (var n = 0; n < 45; n++) // two windows at the most
        {
            var evt = telecom.Receipt(reference).With("data/operatorMessageId", $"m{n}");
            answers.Add((await telecom.Post(evt)).Code);
        }

        Assert.Contains("subject-rate-exceeded", answers);
        Assert.InRange(answers.Count(code => code is null), 20, 40);
        Assert.Equal(204, (await telecom.Post(telecom.Receipt(await telecom.Given()))).Status);
    }

    private static (int Status, string? Code) Said(Answer answer) => (answer.Status, answer.Code);

    private async Task<IReadOnlyList<MessageReceiptReported>> Reported(Guid reference) =>
        [.. (await service.Bus.Events<MessageReceiptReported>()).Where(evt => evt.Reference == reference)];

    private async Task<Telecom> Onboard(int rate = 60_000)
    {
        var (registry, id) = (service.Registry(), service.NewOperatorId());
        Assert.Equal(201, (await registry.Register(id, Registry.Contract(rate: rate))).Status);
        var webhook = await registry.Send(
            HttpMethod.Put, $"/partners/{id}/webhook", new() { ["url"] = "http://127.0.0.1:9/" });
        return new Telecom(service, id, (string)webhook.Body!["secret"]!);
    }

    private sealed record Answer(int Status, string? Code);

    /// <summary>An operator that knows HTTP and the standard, by its text and not by our code.</summary>
    private sealed record Telecom(PartnerGatewayFixture Service, string Id, string Secret)
    {
        internal JsonObject Receipt(Guid reference) =>
            Receipts.Event(reference, PartnerGatewayFixture.Source(Id), id: Guid.NewGuid().ToString());

        internal async Task<Guid> Given()
        {
            var reference = Guid.CreateVersion7();
            await Service.Use((PartnerDbContext db) =>
            {
                var entry = PartnerFeedEntry.Create(
                    Id, DispatchMessage.EventType, reference, "{}"u8.ToArray(), null, DateTimeOffset.UtcNow);
                entry.Published(DateTimeOffset.UtcNow);
                db.PartnerFeed.Add(entry);
                return db.SaveChangesAsync();
            });
            return reference;
        }

        internal async Task<Answer> Post(
            JsonObject evt, string? secret = null, int age = Now, byte[]? signed = null, string? path = null)
        {
            var (id, body) = (Guid.NewGuid().ToString(), evt.Bytes());
            var timestamp = $"{DateTimeOffset.UtcNow.ToUnixTimeSeconds() - age}";
            byte[] text = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. signed ?? body];
            var key = Convert.FromBase64String((secret ?? Secret)["whsec_".Length..]);
            using var request = new HttpRequestMessage(HttpMethod.Post, path ?? $"/partners/{Id}/events")
            {
                Content = new ByteArrayContent(body),
            };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(DeliveryGuard.ContentType);
            request.Headers.Add("webhook-id", id);
            request.Headers.Add("webhook-timestamp", timestamp);
            request.Headers.Add(
                "webhook-signature", "v1,AAAA v1," + Convert.ToBase64String(HMACSHA256.HashData(key, text)));
            using var client = Service.CreateClient();
            using var response = await client.SendAsync(request);
            if (response.StatusCode is HttpStatusCode.TooManyRequests)
                Assert.NotNull(response.Headers.RetryAfter);
            var said = await response.Content.ReadAsStringAsync();
            return new Answer(
                (int)response.StatusCode, said.Length == 0 ? null : (string?)JsonNode.Parse(said)!["code"]);
        }
    }
}
