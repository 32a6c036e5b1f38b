using System.Reflection;
using System.Text.Json;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Insights.Journal;
using Platform.ServiceDefaults;

namespace Platform.Insights.Tests;

public sealed class ConvergenceTests(InsightsFixture insights) : IClassFixture<InsightsFixture>
{
    [Fact]
    public async Task Five_deliveries_of_every_event_in_any_order_are_one()
    {
        var events = new ProvinceEvents().Journey();
        var ids = events.ToDictionary(evt => evt, _ => Guid.NewGuid());
        var random = new Random(5);
        foreach (var evt in Enumerable.Repeat(events, 5).SelectMany(evt => evt).OrderBy(_ => random.Next()))
            await insights.Send(evt, ids[evt]);
        await insights.Journalled(ids.Values);

        var arrived = await insights.Rows();
        Assert.Equal(await insights.Query(db => RowsAfter(db, events)), arrived);
        Assert.Equal(events.Length, await insights.Query(db => db.Journal.CountAsync()));
    }

    [Fact]
    public async Task Every_order_of_events_ends_in_the_same_rows()
    {
        var events = new ProvinceEvents().Journey();
        var expected = await insights.Query(db => RowsAfter(db, events));
        var random = new Random(7);
        for (var order = 0; order < 25; order++)
        {
            object[] shuffled = [.. events.Concat(events).OrderBy(_ => random.Next())];
            Assert.Equal(expected, await insights.Query(db => RowsAfter(db, shuffled)));
        }
    }

    /// <summary>Views filled by these events alone, in this order; nothing stays.</summary>
    private static async Task<List<string>> RowsAfter(InsightsDbContext db, IEnumerable<object> events)
    {
        var byName = JournalledEvents.All.ToDictionary(journalled => journalled.WireName);
        await using var transaction = await db.Database.BeginTransactionAsync();
        await RebuildViews.Empty(db, default);
        foreach (var evt in events)
        {
            var name = evt.GetType().GetCustomAttribute<EntityNameAttribute>()!.EntityName;
            await byName[name].Replay(db, JsonSerializer.Serialize(evt, evt.GetType(), Json.Events), default);
        }

        return await InsightsFixture.Rows(db);
    }
}
