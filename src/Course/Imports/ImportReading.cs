using Microsoft.EntityFrameworkCore;
using Platform.Courses.Completions;
using Platform.ServiceDefaults;

namespace Platform.Courses.Imports;

/// <summary>
/// Turns the rows of stored files into results, some hundred in one transaction that holds the import: a kill at any
/// moment neither loses a row nor takes one twice, and any replica goes on where another one stopped.
/// </summary>
internal sealed class ImportReading(
    CourseDbContext db, ResultIntake intake, TimeProvider time, ILogger<ImportReading> logger)
{
    private const int StepSize = 1_000;

    /// <returns>1 while there is something left to read.</returns>
    public async Task<int> Step(CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var import = await db.CompletionImports.FromSql($"""
            SELECT * FROM completion_imports WHERE state = 'Running'
            ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED
            """).SingleOrDefaultAsync(cancellationToken);
        if (import is null)
            return 0;

        var rows = await db.ImportedRows.Where(row => row.ImportId == import.Id && row.Error == null)
            .OrderBy(row => row.RowNumber).Take(StepSize).ToListAsync(cancellationToken);
        if (rows.Count == 0)
            (import.State, import.CompletedAt) = (CompletionImportState.Completed, time.GetUtcNow());
        else
            await Read(import, rows, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (import.State is CompletionImportState.Completed)
            ResultLog.ImportCompleted(logger, import.Id, import.Accepted);
        return 1;
    }

    private async Task Read(CompletionImport import, List<ImportedRow> rows, CancellationToken cancellationToken)
    {
        var outcomes = await intake.Take(import.Source, import.AreaId, [.. rows.Select(Reported)], cancellationToken);
        foreach (var (row, outcome) in rows.Zip(outcomes))
        {
            row.Error = outcome.Error?.Code;
            if (row.Error is null)
                db.ImportedRows.Remove(row);
            import.Rejected += row.Error is null ? 0 : 1;
            import.Accepted += outcome.IsNew ? 1 : 0;
            import.Unchanged += row.Error is null && !outcome.IsNew ? 1 : 0;
        }
    }

    private static ReportedResult Reported(ImportedRow row) => new(
        row.ExternalId!, row.Course!, VietnamTime.At(row.CompletedOn!.Value, TimeOnly.MinValue), row.LearnerId,
        row.SubjectHash, row.ScorePercent);
}
