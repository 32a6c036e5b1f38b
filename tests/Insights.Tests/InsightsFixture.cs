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

    internal static Task<List<string>> Rows(InsightsDbContext db) => db.Database
        .SqlQueryRaw<string>(
            """
            select 'area ' || t::text as "Value" from areas t
            union all select 'learner ' || t::text from learners t
            union all select 'completion ' || t::text from completions t
            union all select 'certificate ' || t::text from certificates t
            union all select 'notice ' || t::text from notices t
            union all select 'class ' || t::text from classes t
            union all select 'session ' || t::text from sessions t
            order by 1
            """)
        .ToListAsync();

    internal async Task<T> Query<T>(Func<InsightsDbContext, Task<T>> query)
    {
        await using var scope = Services.CreateAsyncScope();
        return await query(scope.ServiceProvider.GetRequiredService<InsightsDbContext>());
    }
}
