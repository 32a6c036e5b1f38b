using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Learners;
using Platform.Messaging;

namespace Platform.Learners.Imports;

/// <summary>
/// Stores some rows of a file: people, their events, findings and the progress of the import in one transaction, so
/// that a kill at any moment neither loses a row nor stores one twice.
/// </summary>
internal sealed class ImportBatch(
    LearnerDbContext db, PersonalDataVault vault, ImportLease lease, Guid communeId, VillageIndex villages)
{
    private readonly List<(Learner Learner, IReadOnlyList<object> Events)> registered = [];
    private readonly HashSet<int> rejectedRows = [];
    private int unchanged;
    private int warnings;

    /// <returns>False where another replica has taken the import over; then nothing was stored.</returns>
    public async Task<bool> Store(
        IReadOnlyList<CheckedRow> rows, long bytesRead, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // People without a citizen id have no unique index to collide on: one batch of a commune at a time.
        await db.Database.ExecuteSqlAsync(
            $"SELECT pg_advisory_xact_lock(hashtextextended({communeId}::text, 0))", cancellationToken);
        var known = new KnownPeople(lease.ImportId, villages);
        await known.Load(db, vault, rows, cancellationToken);
        foreach (var row in rows)
            Sort(row, known, now);

        await InsertLearners(rows, cancellationToken);
        await db.InsertEventsAsync([.. registered.SelectMany(one => one.Events)], cancellationToken);
        await db.SaveChangesAsync(cancellationToken);

        var progress = new ImportProgress(
            rows[^1].File.Number, rows.Count, registered.Count, unchanged, rejectedRows.Count, warnings, bytesRead);
        if (!await lease.Advance(db, progress, cancellationToken))
            return false;

        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private void Sort(CheckedRow row, KnownPeople known, DateTimeOffset now)
    {
        if (row.Draft is null)
        {
            Reject(row.File, row.Findings);
            return;
        }

        var index = row.Draft.CitizenId is { } citizenId ? vault.BlindIndex(citizenId) : null;
        var outcome = known.Decide(row, index);
        switch (outcome.Kind)
        {
            case RowOutcomeKind.Unchanged:
                unchanged++;
                break;
            case RowOutcomeKind.Refused:
                var column = outcome.Field is { } field ? ImportHeader.Name(field) : null;
                Reject(row.File, [new RowFinding(column, outcome.Finding!, IsWarning: false)]);
                break;
            default:
                registered.Add(Learner.Register(row.Draft, row.AreaId, vault, now, lease.ImportId, row.File.Number));
                Note(row.File, row.Findings);
                warnings += row.Findings.Count;
                break;
        }
    }

    /// <summary>
    /// The number may have been registered between the look and the insert, in another commune or by hand: such a row
    /// is an error of the row, not of the batch.
    /// </summary>
    private async Task InsertLearners(IReadOnlyList<CheckedRow> rows, CancellationToken cancellationToken)
    {
        var inserted = await LearnerBulk.Insert(db, [.. registered.Select(one => one.Learner)], cancellationToken);
        var late = registered.Where(one => !inserted.Contains(one.Learner.Id)).ToList();
        registered.RemoveAll(late.Contains);
        foreach (var (learner, _) in late)
        {
            var row = rows.First(row => row.File.Number == learner.ImportRow);
            var column = ImportHeader.Name(LearnerField.CitizenId);
            Reject(row.File, [new RowFinding(column, Finding.CitizenIdInUse, IsWarning: false)]);
        }
    }

    private void Reject(FileRow row, IReadOnlyList<RowFinding> findings)
    {
        rejectedRows.Add(row.Number);
        Note(row, findings);
        db.RejectedRows.Add(new RejectedRow
        {
            ImportId = lease.ImportId,
            RowNumber = row.Number,
            Cells = vault.SealImport(JsonSerializer.SerializeToUtf8Bytes(row.Cells), lease.ImportId),
        });
    }

    private void Note(FileRow row, IReadOnlyList<RowFinding> findings) =>
        db.ImportFindings.AddRange(findings.Select(found => new ImportFinding
        {
            ImportId = lease.ImportId,
            RowNumber = row.Number,
            ColumnName = found.Column,
            Code = found.Finding.Code,
            IsWarning = found.IsWarning,
        }));
}
