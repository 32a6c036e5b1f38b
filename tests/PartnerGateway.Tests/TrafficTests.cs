using Platform.Partners.Egress;
using Platform.ServiceDefaults;
using Platform.Testing;

namespace Platform.Partners.Tests;

/// <summary>What operations staff see of one operator's channel.</summary>
public sealed class TrafficTests(PartnerGatewayFixture service) : IClassFixture<PartnerGatewayFixture>
{
    [Fact]
    public async Task The_view_of_an_operator_tells_lag_throughput_refusals_delays_and_its_share()
    {
        var (registry, id) = (service.Registry(), service.NewOperatorId());
        await using var client = await registry.Onboard(service, id);
        var now = DateTimeOffset.UtcNow;
        var settled = Guid.CreateVersion7();
        await service.Use((PartnerDbContext db) =>
        {
            foreach (var (reference, age) in new[] { (settled, 40), (Guid.CreateVersion7(), 20) })
            {
                var entry = PartnerFeedEntry.Create(
                    id, DispatchMessage.EventType, reference, "{}"u8.ToArray(), null, now.AddSeconds(-age));
                entry.Published(now.AddSeconds(-age + 2));
                db.PartnerFeed.Add(entry);
            }

            var other = PartnerFeedEntry.Create(
                service.OtherOperatorId, DispatchMessage.EventType, Guid.CreateVersion7(), "{}"u8.ToArray(), null, now);
            other.Published(now);
            db.PartnerFeed.Add(other);
            return db.SaveChangesAsync();
        });
        await client.Send(Receipts.Event(settled, PartnerGatewayFixture.Source(id), id: Guid.NewGuid().ToString()));
        await client.Send(Receipts.Event(Guid.CreateVersion7(), PartnerGatewayFixture.Source(id), id: "unknown"));

        await Eventually.Pass(async () =>
        {
            var seen = (await registry.Get($"/partners/{id}/traffic?minutes=5")).Body!;
            Assert.Equal((2, 1, 0), ((int)seen["sent"]!, (int)seen["received"]!, (int)seen["waiting"]!));
            Assert.Equal(2.0, (double)seen["publishDelay"]!["p50"]!, 0.5);
            Assert.InRange((double)seen["deliveryDelay"]!["p99"]!, 40, 120);
            Assert.InRange((double)seen["share"]!, 0.1, 0.9);
            var refusal = Assert.Single(seen["refusals"]!.AsArray());
            Assert.Equal(
                ("reference-unknown", 1), ((string?)refusal!["reason"], (int)refusal["count"]!));
            Assert.Equal(0, (int)seen["queueDepth"]!);
        });
    }

    [Fact]
    public async Task A_suspended_operators_feed_waits_and_shows_its_lag()
    {
        var (registry, id) = (service.Registry(), service.NewOperatorId());
        await using var client = await registry.Onboard(service, id);
        Assert.Equal(204, (await registry.Change(id, "suspend")).Status);
        await service.Use((PartnerDbContext db) =>
        {
            db.PartnerFeed.Add(PartnerFeedEntry.Create(
                id, SessionProjector.Cancelled, Guid.CreateVersion7(), "{}"u8.ToArray(), null,
                DateTimeOffset.UtcNow.AddMinutes(-10)));
            return db.SaveChangesAsync();
        });

        var seen = (await registry.Get($"/partners/{id}/traffic")).Body!;

        Assert.Equal(1, (int)seen["waiting"]!);
        Assert.InRange((double)seen["lagSeconds"]!, 600, 700);
        Assert.Equal(400, (await registry.Get($"/partners/{id}/traffic?minutes=0")).Status);
        Assert.Equal(404, (await registry.Get("/partners/nobody/traffic")).Status);
        Assert.Equal(403, (await service.Registry(Scopes.MessagesDispatch).Get($"/partners/{id}/traffic")).Status);
    }
}
