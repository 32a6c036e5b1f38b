using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Partners.V1;
using Platform.Partners.Egress;
using Platform.Testing;

namespace Platform.Partners.Tests;

/// <summary>Operators that send, connect or hoard beyond measure, at the real broker.</summary>
public sealed class FloodTests(PartnerGatewayFixture service) : IClassFixture<PartnerGatewayFixture>
{
    [Fact, Trait("attack", "B14"), Trait("attack", "B09")]
    public async Task Beyond_the_agreed_rate_events_are_kept_aside_and_beyond_twice_it_they_stay_with_the_broker()
    {
        var (registry, id) = (service.Registry(), service.NewOperatorId());
        await using var hostile = await registry.Onboard(service, id, Registry.Contract(rate: 10));
        await Flood(hostile, 200);

        await Eventually.True(
            () => service.Use((PartnerDbContext db) => db.ParkedDeliveries.AnyAsync(
                parked => parked.PartnerId == id && parked.Reason == "rate-exceeded")),
            "the rate noticed");
        await Eventually.True(
            () => Task.FromResult(service.Logged.Any(line => line.StartsWith("6017 ", StringComparison.Ordinal)
                && line.Contains(id, StringComparison.Ordinal))),
            "the alarm");

        // A window may end in between: two windows hold four times the rate at most.
        Assert.InRange(await ParkedOf(id), 10, 40);
        Assert.True(hostile.IsOpen);
    }

    [Fact, Trait("attack", "B09"), Trait("fault", "F83")]
    public async Task A_flood_of_one_operator_leaves_anothers_receipts_alone()
    {
        var (registry, id) = (service.Registry(), service.NewOperatorId());
        await using var hostile = await registry.Onboard(service, id, Registry.Contract(rate: 60));
        await using var good = await service.LogIn();
        await Flood(hostile, 5_000);

        var reference = await Given();
        await good.Send(Receipts.Event(
            reference, PartnerGatewayFixture.Source(service.OperatorId), id: Guid.NewGuid().ToString()));

        await Eventually.True(
            async () => (await service.Bus.Events<MessageReceiptReported>()).Any(evt => evt.Reference == reference),
            "the receipt of the other operator");
        Assert.True(await ParkedOf(id) < 500, "the flood was read instead of held back");
    }

    [Fact, Trait("attack", "B16")]
    public async Task An_operator_that_never_reads_gets_what_its_queue_holds_and_the_rest_waits_with_us()
    {
        var (registry, id) = (service.Registry(), service.NewOperatorId());
        await using var deaf = await registry.Onboard(service, id, Registry.Contract(queueLength: 10));
        // What is on its way when the queue fills is still taken: only the second lot is sure to find it full.
        await Feed(id, 40);
        await Eventually.True(
            () => service.Use((PartnerDbContext db) =>
                db.PartnerFeed.AnyAsync(entry => entry.PartnerId == id && entry.PublishedAt != null)),
            "the first lot");
        await Feed(id, 40);

        await Eventually.True(
            () => Task.FromResult(service.Logged.Any(line => line.StartsWith("6022 ", StringComparison.Ordinal)
                && line.Contains(id, StringComparison.Ordinal))),
            "the full queue");

        var waiting = await service.Use((PartnerDbContext db) =>
            db.PartnerFeed.CountAsync(entry => entry.PartnerId == id && entry.Waiting));
        Assert.InRange(waiting, 1, 79);
        var seen = new HashSet<string>();
        await Eventually.True(
            async () =>
            {
                seen.UnionWith((await deaf.Take()).Select(evt => (string)evt["id"]!));
                return seen.Count == 80;
            },
            "all of them, once it reads", TimeSpan.FromSeconds(60));
    }

    [Fact, Trait("attack", "B16")]
    public async Task With_the_agreed_drop_policy_the_oldest_give_way_and_come_again_by_replay()
    {
        var (registry, id) = (service.Registry(), service.NewOperatorId());
        await using var deaf = await registry.Onboard(
            service, id, Registry.Contract(queueLength: 10, overflow: "drop-oldest"));
        var from = DateTimeOffset.UtcNow.AddMinutes(-1);
        await Feed(id, 25);
        await Eventually.True(
            () => service.Use(async (PartnerDbContext db) =>
                !await db.PartnerFeed.AnyAsync(entry => entry.PartnerId == id && entry.Waiting)),
            "everything published, nobody held up");

        var seen = (await deaf.Take()).Select(evt => (string)evt["id"]!).ToHashSet();
        Assert.InRange(seen.Count, 1, 15); // the broker may keep some more than the bound for a moment
        var wider = Registry.Contract(queueLength: 500);
        Assert.Equal(204, (await registry.Send(HttpMethod.Put, $"/partners/{id}/contract", wider, "*")).Status);
        var replay = await registry.Send(
            HttpMethod.Post, $"/partners/{id}/replays", new() { ["from"] = from.ToString("O") });

        Assert.Equal((200, 25), (replay.Status, (int)replay.Body!["count"]!));
        await Eventually.True(
            async () =>
            {
                seen.UnionWith((await deaf.Take()).Select(evt => (string)evt["id"]!));
                return seen.Count == 25;
            },
            "the older ones too");
    }

    [Fact, Trait("attack", "B07")]
    public async Task Connections_and_channels_have_an_end()
    {
        var (registry, id) = (service.Registry(), service.NewOperatorId());
        await registry.Register(id);
        var password = await registry.Grant(id, "a");
        var clients = new List<OperatorClient>();
        try
        {
            for (var n = 0; n < 30; n++)
            {
                try
                {
                    clients.Add(await OperatorClient.LogIn(
                        service.Broker, id, password, userName: $"operator-{id}.a"));
                }
                catch (Exception refused) when (refused is not OutOfMemoryException)
                {
                    continue; // what the client believes is not what counts
                }
            }

            using var management = service.Management();
            await Eventually.Pass(async () =>
            {
                var connections = await management.GetFromJsonAsync<JsonArray>("api/connections?columns=user");
                Assert.Equal(10, connections!.Count(open => (string?)open!["user"] == $"operator-{id}.a"));
            });

            var refusal = await Assert.ThrowsAnyAsync<Exception>(async () =>
            {
                var open = clients.First(client => client.IsOpen);
                for (var n = 0; n < 150; n++)
                    await open.Channel();
            });
            Assert.IsNotType<TimeoutException>(refusal);
        }
        finally
        {
            foreach (var client in clients)
                await client.DisposeAsync();
        }
    }

    private static async Task Flood(OperatorClient client, int count)
    {
        await using var channel = await client.UnconfirmedChannel();
        for (var n = 0; n < count; n++)
        {
            await channel.BasicPublishAsync(
                client.InExchange, "", mandatory: false, client.Properties(), Encoding.UTF8.GetBytes($"flood {n}"));
        }
    }

    private Task<int> ParkedOf(string id) => service.Use((PartnerDbContext db) =>
        db.ParkedDeliveries.CountAsync(parked => parked.PartnerId == id));

    private Task<int> Feed(string id, int count) => service.Use((PartnerDbContext db) =>
    {
        for (var n = 0; n < count; n++)
        {
            db.PartnerFeed.Add(PartnerFeedEntry.Create(
                id, SessionProjector.Cancelled, Guid.CreateVersion7(),
                """{"reference":"0198c1de-7a3b-7c11-9f2e-5d1f0a6b7ca1"}"""u8.ToArray(), null, DateTimeOffset.UtcNow));
        }

        return db.SaveChangesAsync();
    });

    private async Task<Guid> Given()
    {
        var reference = Guid.CreateVersion7();
        await service.Use((PartnerDbContext db) =>
        {
            var entry = PartnerFeedEntry.Create(
                service.OperatorId, DispatchMessage.EventType, reference, "{}"u8.ToArray(), null,
                DateTimeOffset.UtcNow);
            entry.Published(DateTimeOffset.UtcNow);
            db.PartnerFeed.Add(entry);
            return db.SaveChangesAsync();
        });
        return reference;
    }
}
