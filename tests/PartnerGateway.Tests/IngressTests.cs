using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Platform.Contracts.Partners.V1;
using Platform.Partners.Egress;
using Platform.Partners.Ingress;
using Platform.Testing;
using RabbitMQ.Client;

namespace Platform.Partners.Tests;

public sealed class IngressTests(PartnerGatewayFixture service) : IClassFixture<PartnerGatewayFixture>
{
    private string Source => PartnerGatewayFixture.Source(service.OperatorId);

    /// <summary>A message the operator was given, already published.</summary>
    private async Task<Guid> Given(string? operatorId = null)
    {
        var reference = Guid.CreateVersion7();
        await service.Use(async (PartnerDbContext db) =>
        {
            var entry = PartnerFeedEntry.Create(
                operatorId ?? service.OperatorId, DispatchMessage.EventType, reference, "{}"u8.ToArray(), null,
                DateTimeOffset.UtcNow);
            entry.Published(DateTimeOffset.UtcNow);
            db.PartnerFeed.Add(entry);
            return await db.SaveChangesAsync();
        });
        return reference;
    }

    private async Task<IReadOnlyList<MessageReceiptReported>> Reported(Guid reference) =>
        [.. (await service.Bus.Events<MessageReceiptReported>()).Where(evt => evt.Reference == reference)];

    private Task<List<ParkedDelivery>> Parked(byte[] body)
    {
        var hash = SHA256.HashData(body);
        return service.Use((PartnerDbContext db) =>
            db.ParkedDeliveries.AsNoTracking().Where(parked => parked.BodyHash == hash).ToListAsync());
    }

    /// <summary>
    /// Sends a good event behind the others and waits for it: whatever came before has been handled too.
    /// </summary>
    private async Task Settle(OperatorClient client)
    {
        var reference = await Given();
        await client.Send(Receipts.Event(reference, Source, "accepted", Guid.NewGuid().ToString()));
        await Eventually.True(async () => (await Reported(reference)).Count == 1, "the event behind the others");
    }

    private async Task<ParkedDelivery> ParkedAfter(byte[] body, Action<BasicProperties>? change = null)
    {
        await using var client = await service.LogIn();
        var properties = client.Properties();
        change?.Invoke(properties);
        await client.Send(body, properties);
        var parked = await Eventually.Get(async () => (await Parked(body)).SingleOrDefault(), "the delivery parked");
        await Eventually.True(
            () => Task.FromResult(service.Logged.Any(line => line.StartsWith("6010 ", StringComparison.Ordinal)
                && line.Contains(parked.Id.ToString(), StringComparison.Ordinal))),
            "the alarm");
        return parked;
    }

    [Fact]
    public async Task A_receipt_becomes_a_clean_internal_event_in_the_trace_we_sent_out()
    {
        await using var client = await service.LogIn();
        var reference = await Given();
        var evt = Receipts.Event(reference, Source, id: Guid.NewGuid().ToString())
            .With("traceparent", "00-1af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00");

        await client.Send(evt);

        await Eventually.True(async () => (await Reported(reference)).Count == 1, "the internal event");
        var reported = Assert.Single(await Reported(reference));
        Assert.Equal(
            (service.OperatorId, "84120098217", "delivered", "DELIVRD"),
            (reported.PartnerId, reported.OperatorMessageId, reported.State, reported.RawCode));
        Assert.Equal(new DateTimeOffset(2026, 10, 10, 2, 15, 30, TimeSpan.Zero), reported.ReportedAt);
        await using var source = NpgsqlDataSource.Create(service.Database.ConnectionString);
        await using var command = source.CreateCommand(
            """
            select traceparent from messaging.outbox where aggregate_id = $1 union all
            select traceparent from messaging.outbox_archive where aggregate_id = $1
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = reported.ReportId.ToString() });
        var traceparent = (string?)await command.ExecuteScalarAsync();
        Assert.StartsWith("00-1af7651916cd43dd8448eb211c80319c-", traceparent, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("attack", "B11")]
    public async Task The_same_event_again_is_acknowledged_in_silence_and_another_body_is_parked()
    {
        await using var client = await service.LogIn();
        var reference = await Given();
        var evt = Receipts.Event(reference, Source, id: Guid.NewGuid().ToString());
        var first = evt.Bytes();
        for (var copies = 0; copies < 5; copies++)
            await client.Send(first, client.Properties());
        await Settle(client);

        Assert.Single(await Reported(reference));
        Assert.Empty(await Parked(first));
        Assert.Equal("id-reused", (await ParkedAfter(evt.With("data/state", "expired").Bytes())).Reason);
        Assert.Single(await Reported(reference));
    }

    [Fact]
    [Trait("attack", "B13")]
    public async Task A_fact_replayed_under_a_new_id_has_no_second_effect()
    {
        await using var client = await service.LogIn();
        var reference = await Given();
        for (var replay = 0; replay < 3; replay++)
            await client.Send(Receipts.Event(reference, Source, id: Guid.NewGuid().ToString()));
        await Settle(client);

        Assert.Single(await Reported(reference));
    }

    [Fact]
    public async Task A_fact_told_twice_at_once_under_different_ids_has_one_effect_and_nothing_is_parked()
    {
        await using var client = await service.LogIn();
        var reference = await Given();
        var copies = Enumerable.Range(0, 8)
            .Select(_ => Receipts.Event(reference, Source, id: Guid.NewGuid().ToString()).Bytes()).ToList();
        var properties = client.Properties();
        var partner = await service.Use(
            (PartnerDbContext db) => db.Partners.SingleAsync(known => known.Id == service.OperatorId));

        await Task.WhenAll(copies.Select(copy => service.Use(async (DeliveryReceiver receiver) =>
        {
            await receiver.Receive(partner, [new Arrived(Delivery.Of(properties, copy))], CancellationToken.None);
            return true;
        })));

        Assert.Single(await Reported(reference));
        Assert.All(await Task.WhenAll(copies.Select(Parked)), Assert.Empty);
    }

    [Fact]
    [Trait("attack", "B13")]
    public async Task An_event_replayed_after_the_inbox_forgot_it_has_no_second_effect()
    {
        await using var client = await service.LogIn();
        var reference = await Given();
        var id = Guid.NewGuid().ToString();
        var body = Receipts.Event(reference, Source, id: id).Bytes();
        await client.Send(body, client.Properties());
        await Settle(client);
        await service.Use(
            (PartnerDbContext db) => db.PartnerInbox.Where(entry => entry.EventId == id).ExecuteUpdateAsync(
            entry => entry.SetProperty(e => e.ReceivedAt, DateTimeOffset.UtcNow.AddDays(-46))));
        await service.Services.GetServices<IHostedService>().OfType<RetentionJob>().Single().Forget(default);
        Assert.False(
            await service.Use((PartnerDbContext db) => db.PartnerInbox.AnyAsync(entry => entry.EventId == id)));

        await client.Send(body, client.Properties());
        await Settle(client);

        Assert.Single(await Reported(reference));
        Assert.Empty(await Parked(body));
    }

    [Theory]
    [Trait("attack", "B11")]
    [InlineData("source", "urn:operator:other", "source-foreign")]
    [InlineData("type", "vn.bdhvs.message.send-requested.v1", "type-not-in-contract")]
    [InlineData("subject", "0198c1de-0000-7c11-9f2e-5d1f0a6b7c8d", "subject-mismatch")]
    [InlineData("data/extra", "x", "data-invalid:/*")]
    [InlineData("rawdata", "x", "envelope-invalid")]
    [InlineData("data_base64", "AA==", "envelope-invalid")]
    public async Task An_event_outside_the_contract_is_parked_with_its_reason(
        string member, string value, string reason)
    {
        var body = Receipts.Event(await Given(), Source, id: Guid.NewGuid().ToString()).With(member, value).Bytes();
        Assert.Equal(reason, (await ParkedAfter(body)).Reason);
    }

    [Fact]
    public async Task A_duplicate_key_is_parked()
    {
        var evt = Receipts.Event(await Given(), Source, id: Guid.NewGuid().ToString()).ToJsonString();
        var body = Encoding.UTF8.GetBytes(
            evt.Replace("\"state\":", "\"state\":\"expired\",\"state\":", StringComparison.Ordinal));
        Assert.Equal("envelope-invalid", (await ParkedAfter(body)).Reason);
    }

    [Fact]
    public async Task A_receipt_for_a_message_of_another_operator_is_parked()
    {
        var foreign = await Given(service.OtherOperatorId);
        var body = Receipts.Event(foreign, Source, id: Guid.NewGuid().ToString()).Bytes();
        Assert.Equal("reference-unknown", (await ParkedAfter(body)).Reason);
        Assert.Empty(await Reported(foreign));
    }

    [Fact]
    public async Task A_time_far_off_is_only_flagged()
    {
        await using var client = await service.LogIn();
        var reference = await Given();
        await client.Send(
            Receipts.Event(reference, Source, id: Guid.NewGuid().ToString()).With("time", "2099-01-01T00:00:00Z"));
        await Eventually.True(async () => (await Reported(reference)).Count == 1, "the internal event");
        await Eventually.True(
            () => Task.FromResult(service.Logged.Any(line => line.StartsWith("6013 ", StringComparison.Ordinal))),
            "the flag");
    }

    [Fact]
    [Trait("attack", "B02")]
    public async Task Copies_to_other_queues_are_not_made_and_the_delivery_is_parked()
    {
        var body = Receipts.Event(await Given(), Source, id: Guid.NewGuid().ToString()).Bytes();
        var parked = await ParkedAfter(body, properties => properties.Headers = new Dictionary<string, object?>
        {
            ["CC"] = new List<object> { $"partner.{service.OperatorId}.out", BrokerNames.Dead },
            ["BCC"] = new List<object> { $"partner.{service.OtherOperatorId}.out" },
        });
        Assert.Equal("header-not-allowed", parked.Reason);
        await using var client = await service.LogIn();
        Assert.Empty(await client.Take());
    }

    [Fact]
    [Trait("attack", "B04")]
    public async Task A_forged_user_id_is_refused_by_the_broker_and_a_missing_one_is_parked()
    {
        var body = Receipts.Event(await Given(), Source, id: Guid.NewGuid().ToString()).Bytes();
        await using (var client = await service.LogIn())
        {
            var forged = client.Properties();
            forged.UserId = $"operator-{service.OtherOperatorId}";
            var refusal = await Assert.ThrowsAnyAsync<Exception>(() => client.Send(body, forged));
            Assert.Contains("406", refusal.ToString(), StringComparison.Ordinal);
        }

        Assert.Equal("user-id-missing", (await ParkedAfter(body, properties => properties.ClearUserId())).Reason);
    }

    [Fact]
    [Trait("attack", "B08")]
    public async Task A_body_over_64_KiB_is_refused_and_only_its_hash_is_kept()
    {
        var body = Receipts.Event(await Given(), Source).With("padding", new string('x', 70_000)).Bytes();
        var parked = await ParkedAfter(body);
        Assert.Equal(("body-too-large", body.Length, 0), (parked.Reason, parked.Size, parked.Body.Length));
    }

    [Fact]
    [Trait("attack", "B10")]
    public async Task A_forged_envelope_declares_nothing_and_sends_nothing()
    {
        var exchange = $"forged-{Guid.NewGuid():n}";
        var address = $"rabbitmq://localhost/{exchange}";
        var envelope = Encoding.UTF8.GetBytes(
            $$"""
            {"messageId":"{{Guid.NewGuid()}}","faultAddress":"{{address}}","responseAddress":"{{address}}",
             "messageType":["urn:message:partner.message-receipt-reported.v1"],"message":{ } }
            """);
        Assert.Equal("envelope-invalid", (await ParkedAfter(envelope)).Reason);
        Assert.Equal("content-type-unsupported", (await ParkedAfter(
            [.. envelope, (byte)' '],
            properties => properties.ContentType = "application/vnd.masstransit+json")).Reason);
        Assert.Equal("header-not-allowed", (await ParkedAfter(
            [.. envelope, (byte)'\n'],
            properties =>
            {
                properties.ReplyTo = exchange;
                properties.Headers = new Dictionary<string, object?> { ["MT-Fault-Address"] = address };
            })).Reason);

        using var management = service.Management();
        var names = await management.GetStringAsync(new Uri("api/exchanges?columns=name", UriKind.Relative));
        Assert.DoesNotContain(exchange, names, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flood_of_garbage_does_not_hold_up_the_events_behind_it()
    {
        await using var client = await service.LogIn();
        await using var channel = await client.Channel();
        for (var n = 0; n < 200; n++)
            await channel.BasicPublishAsync(
                client.InExchange, "", true, client.Properties(), Encoding.UTF8.GetBytes($"garbage {n}"));
        await Settle(client);
        await Eventually.True(
            () => service.Use(async (PartnerDbContext db) => 200 == await db.ParkedDeliveries.CountAsync(
                parked => parked.Reason == "envelope-invalid" && parked.Body.Length < 12)),
            "every one of them parked");
    }
}
