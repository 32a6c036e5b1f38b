using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Testing;

namespace Platform.Insights.Tests;

public sealed class InsightsFixture() : ServiceFactory<Program>("insights")
{
    /// <summary>Publishes events as their owners would and waits until the last of them is in the journal.</summary>
    public async Task Publish(params IReadOnlyList<object> events)
    {
        var ids = new List<Guid>();
        foreach (var evt in events)
            ids.Add(await Send(evt));
        await Journalled(ids);
    }

    /// <summary>Publishes one event, once more where an id is given again, and does not wait.</summary>
    public Task<Guid> Send(object evt, Guid? messageId = null) =>
        (Task<Guid>)typeof(TestBus).GetMethod(nameof(TestBus.Publish))!.MakeGenericMethod(evt.GetType())
            .Invoke(Bus, [evt, messageId, null])!;

    public Task Journalled(IReadOnlyCollection<Guid> messageIds) => Eventually.True(
        () => Query(async db =>
            await db.Journal.CountAsync(entry => messageIds.Contains(entry.MessageId)) == messageIds.Count),
        $"{messageIds.Count} events in the journal");

    /// <summary>Every row of every view as text.</summary>
    public Task<List<string>> Rows() => Query(Rows);

    internal static Task<List<string>> Rows(InsightsDbContext db)
    {
        var rows = db.Views.Select(view => $"""select '{view} ' || t::text as "Value" from {view} t""");
        return db.Database.SqlQueryRaw<string>(string.Join(" union all ", rows)).OrderBy(row => row).ToListAsync();
    }

    internal async Task<T> Query<T>(Func<InsightsDbContext, Task<T>> query)
    {
        await using var scope = Services.CreateAsyncScope();
        return await query(scope.ServiceProvider.GetRequiredService<InsightsDbContext>());
    }
}
