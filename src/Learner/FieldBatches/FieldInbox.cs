using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.ServiceDefaults;

namespace Platform.Learners.FieldBatches;

/// <summary>Hands the records of a batch to those who store their kind, each in a savepoint of its own.</summary>
internal sealed class FieldInbox(
    LearnerDbContext db, IEnumerable<IFieldItemHandler> handlers, FieldAreas areas, PersonalDataVault vault)
{
    private const string Savepoint = "field_item";
    private static readonly TimeSpan FastestClock = TimeSpan.FromHours(48);
    private static readonly TimeSpan LongestTour = TimeSpan.FromDays(366);
    private readonly Dictionary<string, IFieldItemHandler> byKind = handlers.ToDictionary(handler => handler.Kind);

    /// <summary>Runs inside the transaction of the request.</summary>
    public async Task<IReadOnlyList<SubmitFieldBatch.Outcome>> Take(
        FieldBatch batch, IReadOnlyList<SubmitFieldBatch.Item> items, CancellationToken cancellationToken)
    {
        var ids = items.Select(item => item.ItemId).ToArray();
        var seen = await db.FieldEntries.AsNoTracking().Where(entry => ids.Contains(entry.ItemId))
            .ToDictionaryAsync(entry => entry.ItemId, cancellationToken);
        var outcomes = new List<SubmitFieldBatch.Outcome>(items.Count);
        foreach (var item in items)
        {
            if (seen.TryGetValue(item.ItemId, out var before))
            {
                outcomes.Add(Describe(item, Again(before, item), null));
                continue;
            }

            var (outcome, correction) = await Take(batch, item, cancellationToken);
            // What was rejected is forgotten: the device sends it again, corrected, under the same id.
            if (outcome.Result is not FieldResult.Rejected)
                seen[item.ItemId] = await Note(batch, item, outcome, cancellationToken);
            outcomes.Add(Describe(item, outcome, correction));
        }

        var arrived = seen.Values.Where(entry => entry.BatchId == batch.Id && IsStored(entry.Result))
            .Select(entry => entry.TargetId).Distinct().ToArray();
        await TakeWaiting(arrived, batch.ReceivedAt, cancellationToken);
        return outcomes;
    }

    private async Task<(FieldOutcome, SubmitFieldBatch.AreaCorrection?)> Take(
        FieldBatch batch, SubmitFieldBatch.Item item, CancellationToken cancellationToken)
    {
        if (!byKind.TryGetValue(item.Kind, out var handler))
            return (FieldBatchProblems.KindUnknown, null);
        if (item.RecordedAt > batch.ReceivedAt + FastestClock || item.RecordedAt < batch.ReceivedAt - LongestTour)
            return (FieldBatchProblems.ClockWrong, null);

        var scope = new AreaScope(batch.ScopeAreaId);
        if (await areas.Find(item.AreaId, scope, cancellationToken) is not { } area)
            return (FieldBatchProblems.AreaUnknown, null);

        var context = new FieldContext(db, scope, batch.DeviceId, batch.Actor, batch.ReceivedAt);
        var outcome = await Apply(handler, Present(item, area.Id), context, cancellationToken);
        return outcome.Result is FieldResult.Stored && area.Correction is not null
            ? (FieldAreas.Changed, area.Correction)
            : (outcome, outcome.Result is FieldResult.Rejected ? null : area.Correction);
    }

    private async Task<FieldOutcome> Apply(
        IFieldItemHandler handler, FieldItem item, FieldContext context, CancellationToken cancellationToken)
    {
        var transaction = db.Database.CurrentTransaction!;
        await transaction.CreateSavepointAsync(Savepoint, cancellationToken);
        try
        {
            var outcome = await handler.Apply(item, context, cancellationToken);
            if (outcome.Result is not (FieldResult.Rejected or FieldResult.ParentPending))
            {
                await transaction.ReleaseSavepointAsync(Savepoint, cancellationToken);
                return outcome;
            }

            await Undo();
            return outcome;
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: ['2', '3', ..] })
        {
            await Undo(); // a constraint of the database knows better than what was looked up before
            return FieldBatchProblems.ItemConflicts;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }

        Task Undo() => transaction.RollbackToSavepointAsync(Savepoint, cancellationToken);
    }

    private async Task<FieldEntry> Note(
        FieldBatch batch, SubmitFieldBatch.Item item, FieldOutcome outcome, CancellationToken cancellationToken)
    {
        var entry = new FieldEntry
        {
            ItemId = item.ItemId,
            BatchId = batch.Id,
            Kind = item.Kind,
            TargetId = item.TargetId,
            Result = outcome.Result,
            Code = outcome.Code,
            Waiting = outcome.Result is FieldResult.ParentPending
                ? vault.SealImport(JsonSerializer.SerializeToUtf8Bytes(item, Json.Commands), item.ItemId)
                : null,
        };
        db.FieldEntries.Add(entry);
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return entry;
    }

    /// <summary>Records that came before what they belong to, from whichever device.</summary>
    private async Task TakeWaiting(Guid[] arrived, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var waiting = await db.FieldEntries.AsNoTracking().Include(entry => entry.Batch)
            .Where(entry => entry.Waiting != null && arrived.Contains(entry.TargetId))
            .OrderBy(entry => entry.ItemId).ToListAsync(cancellationToken);
        foreach (var entry in waiting)
        {
            var item = JsonSerializer.Deserialize<SubmitFieldBatch.Item>(
                vault.OpenImport(entry.Waiting!, entry.ItemId), Json.Commands)!;
            var scope = new AreaScope(entry.Batch.ScopeAreaId);
            if (await areas.Find(item.AreaId, scope, cancellationToken) is not { } area)
                continue;
            var context = new FieldContext(db, scope, entry.Batch.DeviceId, entry.Batch.Actor, now);
            var outcome = await Apply(byKind[entry.Kind], Present(item, area.Id), context, cancellationToken);
            if (outcome.Result is FieldResult.ParentPending)
                continue;
            await db.FieldEntries.Where(one => one.ItemId == entry.ItemId).ExecuteUpdateAsync(
                update => update.SetProperty(one => one.Result, outcome.Result)
                    .SetProperty(one => one.Code, outcome.Code).SetProperty(one => one.Waiting, (byte[]?)null),
                cancellationToken);
        }
    }

    private static FieldItem Present(SubmitFieldBatch.Item item, Guid areaId) => new(
        item.ItemId, item.TargetId, item.Operation, item.RecordedAt, areaId, item.BaseVersion, item.Data);

    private static FieldOutcome Again(FieldEntry before, SubmitFieldBatch.Item item) =>
        before.Kind != item.Kind || before.TargetId != item.TargetId ? FieldBatchProblems.ItemReused
        : IsStored(before.Result) ? FieldOutcome.Unchanged
        : new FieldOutcome(before.Result, before.Code);

    private static bool IsStored(FieldResult result) =>
        result is FieldResult.Stored or FieldResult.Unchanged or FieldResult.DuplicateQueued or FieldResult.Corrected;

    private static SubmitFieldBatch.Outcome Describe(
        SubmitFieldBatch.Item item, FieldOutcome outcome, SubmitFieldBatch.AreaCorrection? area) => new(
        item.ItemId, item.TargetId, outcome.Result, outcome.Code, outcome.Vi, outcome.En, area);
}
