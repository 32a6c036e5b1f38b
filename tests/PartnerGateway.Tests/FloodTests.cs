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
    public async Task Beyond_the_agreed_rate_events_are_kept_aside_and_a_flood_of_refused_ones_stays_with_the_broker()
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

        // Twenty refused in a minute are the most that are read; a minute may end in between.
        Assert.InRange(await ParkedOf(id), 10, 60);
        Assert.True(hostile.IsOpen);
    }

    [Fact, Trait("attack", "B09"), Trait("fault", "F83")]
    public async Task A_flood_of_one_operator_leaves_anothers_receipts_alone()
    {
        var (registry, id) = (service.Registry(), service.NewOperatorId());
        await using var hostile = await registry.Onboard(service, id, Registry.Contract(rate: 60));
        await using var good = await service.LogIn();
        using var stopping = new CancellationTokenSource();
        var flood = Flood(hostile, 20_000, stopping.Token);

        var references = new List<Guid>();
        for (var n = 0; n < 50; n++)
        {
            references.Add(await Given());
            await good.Send(Receipts.Event(
                references[^1], PartnerGatewayFixture.Source(service.OperatorId), id: Guid.NewGuid().ToString()));
        }

        await Eventually.Pass(async () => Assert.Equal(
            references.Order(),
            (await service.Bus.Events<MessageReceiptReported>()).Select(evt => evt.Reference)
                .Where(references.Contains).Order()));
        await stopping.CancelAsync();
        await flood;
        Assert.True(await ParkedOf(id) < 200, "the flood was read instead of held back");
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

    /// <summary>What lies, what is no event, what is too long, what tries to steer.</summary>
    private static async Task Flood(OperatorClient client, int count, CancellationToken cancellationToken = default)
    {
        await using var channel = await client.UnconfirmedChannel();
        var (foreign, huge) = (Receipts.Event(Guid.NewGuid(), "urn:operator:other").Bytes(), new byte[70_000]);
        for (var n = 0; n < count && !cancellationToken.IsCancellationRequested; n++)
        {
            var properties = client.Properties();
            if (n % 4 == 3)
                properties.Headers = new Dictionary<string, object?> { ["MT-Fault-Address"] = "x" };
            var body = n % 100 == 1 ? huge : n % 2 == 0 ? foreign : Encoding.UTF8.GetBytes($"flood {n}");
            await channel.BasicPublishAsync(client.InExchange, "", mandatory: false, properties, body, default);
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
