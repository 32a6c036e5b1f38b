using Microsoft.EntityFrameworkCore;

namespace Platform.Insights.Journal;

/// <summary>
/// <c>-- rebuild</c>: empties every view and fills it again from the journal, in one transaction. Readers see the old
/// rows until the new ones are complete. Events may go on arriving: each changes one row, so it waits for this
/// transaction at most, and applying it before, after or twice ends in the same row.
/// </summary>
internal static class RebuildViews
{
    private const int PageSize = 1_000;

    internal static async Task Run(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<InsightsDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await Empty(db, cancellationToken);
        var (entries, position) = await Replay(db, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        Log.ViewsRebuilt(scope.ServiceProvider.GetRequiredService<ILogger<JournalEntry>>(), entries, position);
    }

    internal static async Task Empty(InsightsDbContext db, CancellationToken cancellationToken)
    {
        foreach (var delete in db.Views.Select(view => $"delete from {view}"))
            await db.Database.ExecuteSqlRawAsync(delete, cancellationToken);
    }

    private static async Task<(long Entries, long Position)> Replay(
        InsightsDbContext db, CancellationToken cancellationToken)
    {
        var events = JournalledEvents.All.ToDictionary(journalled => journalled.WireName);
        var (entries, position) = (0L, 0L);
        while (true)
        {
            var page = await db.Journal.AsNoTracking()
                .Where(entry => entry.Position > position)
                .OrderBy(entry => entry.Position)
                .Take(PageSize)
                .Select(entry => new { entry.Position, entry.WireName, entry.Payload })
                .ToListAsync(cancellationToken);
            if (page.Count == 0)
                return (entries, position);

            foreach (var entry in page)
                await events[entry.WireName].Replay(db, entry.Payload, cancellationToken);
            entries += page.Count;
            position = page[^1].Position;
        }
    }
}
