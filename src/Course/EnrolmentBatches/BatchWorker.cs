using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Courses.Areas;
using Platform.Courses.Classes;
using Platform.Courses.Enrolments;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Courses.EnrolmentBatches;

/// <summary>
/// Decides lists row by row, oldest first. Any number of replicas may run it: whoever holds the row of a list works on
/// it until its transaction ends, however it ends.
/// </summary>
internal sealed class BatchWorker(
    IServiceScopeFactory scopes, IOptions<TeachingOptions> options, TimeProvider time, ILogger<BatchWorker> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.BatchInterval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await DecideSome(stoppingToken))
                {
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Log.BatchInterrupted(logger, e); // nothing of these rows is stored; they are tried at the next tick
            }
        }
    }

    private async Task<bool> DecideSome(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CourseDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var batch = await db.EnrolmentBatches.FromSql(
            $"""
            SELECT * FROM enrolment_batches WHERE state <> 'Completed'
            ORDER BY id LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED
            """).SingleOrDefaultAsync(cancellationToken);
        if (batch is null)
            return false;

        var rows = await db.EnrolmentBatchRows.AsNoTracking()
            .Where(row => row.BatchId == batch.Id && row.Outcome == null)
            .OrderBy(row => row.Number).Take(options.Value.BatchSize).ToListAsync(cancellationToken);
        if (rows.Count > 0)
            await Decide(batch, rows, db, cancellationToken);
        else
            batch.Complete(time.GetUtcNow());

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (batch.State is BatchState.Completed)
            Log.BatchCompleted(logger, batch.Id, batch.TotalRows);
        return true;
    }

    private async Task Decide(
        EnrolmentBatch batch, List<EnrolmentBatchRow> rows, CourseDbContext db, CancellationToken cancellationToken)
    {
        batch.Begin();
        var (now, scope) = (time.GetUtcNow(), new AreaScope(batch.AreaId));
        Guid[] classIds = [.. rows.Select(row => row.ClassId!.Value).Distinct()];
        Guid[] learnerIds = [.. rows.Select(row => row.LearnerId!.Value).Distinct()];
        var seatings = await Seatings(batch, classIds, scope, now, db, cancellationToken);
        var people = await EnrolmentPeople.Load(db, learnerIds, classIds, scope, cancellationToken);

        var events = new List<object>();
        var outcomes = new EnrolmentOutcome[rows.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            var classId = rows[i].ClassId!.Value;
            if (!seatings.TryGetValue(classId, out var seating))
            {
                outcomes[i] = EnrolmentOutcome.UnknownClass;
                continue;
            }

            var person = people.PersonOf(rows[i].LearnerId!.Value);
            var (outcome, row, told) = seating.Seat(
                person, people.KnownOf(person), people.EarlierOf(classId, person));
            outcomes[i] = outcome;
            if (row is null || told is null)
                continue;
            if (db.Entry(row).State is EntityState.Detached)
                db.Enrolments.Add(row);
            people.Remember(row);
            events.Add(told);
        }

        await Store(batch, rows, outcomes, db, cancellationToken);
        await db.InsertEventsAsync(events, cancellationToken);
    }

    /// <summary>The classes that may be seen, locked until the rows are stored.</summary>
    private static async Task<Dictionary<Guid, Seating>> Seatings(
        EnrolmentBatch batch, Guid[] classIds, AreaScope scope, DateTimeOffset now, CourseDbContext db,
        CancellationToken cancellationToken)
    {
        var mode = batch.SponsorId is null ? EnrolmentMode.Bulk : EnrolmentMode.Sponsored;
        var seatings = new Dictionary<Guid, Seating>();
        var classes = await db.Classes.Locked(classIds).Within(scope, db.Areas).ToListAsync(cancellationToken);
        foreach (var joined in classes)
        {
            var queue = batch.WaitIfFull ? await SeatPolicy.Of(joined, db, now, cancellationToken) : null;
            seatings[joined.Id] = new Seating(joined, mode, batch.SponsorId, queue, now);
        }

        return seatings;
    }

    private static Task<int> Store(
        EnrolmentBatch batch, List<EnrolmentBatchRow> rows, EnrolmentOutcome[] outcomes, CourseDbContext db,
        CancellationToken cancellationToken)
    {
        int[] numbers = [.. rows.Select(row => row.Number)];
        string[] names = [.. outcomes.Select(outcome => outcome.ToString())];
        return db.Database.ExecuteSqlAsync(
            $"""
            UPDATE enrolment_batch_rows AS r SET outcome = decided.outcome
            FROM unnest({numbers}, {names}) AS decided (number, outcome)
            WHERE r.batch_id = {batch.Id} AND r.number = decided.number
            """, cancellationToken);
    }
}
