using System.Text.Json;

namespace Platform.Learners.Imports;

/// <summary>What a batch has to say about its rows, and the cells of those that were not stored.</summary>
internal sealed class ImportNotes(Guid importId, PersonalDataVault vault)
{
    private readonly List<(int Row, RowFinding Finding)> findings = [];
    private readonly List<FileRow> rejected = [];

    public int Rejected => rejected.Count;

    public int Warnings { get; private set; }

    public void Reject(FileRow row, params IEnumerable<RowFinding> errors)
    {
        rejected.Add(row);
        findings.AddRange(errors.Select(error => (row.Number, error)));
    }

    public void Warn(FileRow row, params IEnumerable<RowFinding> warnings)
    {
        foreach (var warning in warnings)
        {
            findings.Add((row.Number, warning));
            Warnings++;
        }
    }

    public async Task Store(LearnerDbContext db, CancellationToken cancellationToken)
    {
        await db.Copy(
            "import_findings (import_id, row_number, column_name, code, is_warning)", findings,
            async (copy, note, token) =>
            {
                await copy.WriteAsync(importId, token);
                await copy.WriteAsync(note.Row, token);
                await copy.WriteAsync(note.Finding.Column, token);
                await copy.WriteAsync(note.Finding.Finding.Code, token);
                await copy.WriteAsync(note.Finding.IsWarning, token);
            }, cancellationToken);
        await db.Copy(
            "rejected_rows (import_id, row_number, cells)", rejected,
            async (copy, row, token) =>
            {
                await copy.WriteAsync(importId, token);
                await copy.WriteAsync(row.Number, token);
                await copy.WriteAsync(
                    vault.SealImport(JsonSerializer.SerializeToUtf8Bytes(row.Cells), importId), token);
            }, cancellationToken);
    }
}
