using System.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace Platform.Learners.Imports;

/// <summary>
/// Holds an import back while the events of the rows before wait to be sent: a broker that is away, or slow readers,
/// must not let the outbox grow without end. Counted from time to time only: to count millions takes a moment.
/// </summary>
internal sealed class EventRoom(
    IServiceScopeFactory scopes, BatchOptions options, ImportLease lease, ILogger logger)
{
    private readonly Stopwatch sinceCounted = Stopwatch.StartNew();

    /// <returns>False where the import was taken away meanwhile.</returns>
    public async Task<bool> Wait(CancellationToken cancellationToken)
    {
        if (sinceCounted.Elapsed < options.EventsInterval)
            return true;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LearnerDbContext>();
        var waiting = await Count(db, cancellationToken);
        if (waiting <= options.PauseAtEvents)
            return Counted(true);

        Log.ImportPaused(logger, lease.ImportId, waiting);
        while (await Count(db, cancellationToken) > options.ResumeAtEvents)
        {
            if (!await lease.Pause(db, cancellationToken))
                return false;
            await Task.Delay(Shorter(options.EventsInterval, lease.Duration / 3), cancellationToken);
        }

        return Counted(await lease.Resume(db, cancellationToken));
    }

    private bool Counted(bool held)
    {
        sinceCounted.Restart();
        return held;
    }

    /// <summary>The bulk queue of the outbox; see <c>OutboxQueue</c> in Messaging.</summary>
    private static Task<long> Count(LearnerDbContext db, CancellationToken cancellationToken) =>
        db.Database.SqlQuery<long>($"SELECT count(*) AS \"Value\" FROM messaging.outbox WHERE part >= 64")
            .SingleAsync(cancellationToken);

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
