using System.Text.Json;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Learners;

namespace Platform.Learners.Imports;

/// <summary>
/// The rejected rows in the columns of the template, with a column that says what is wrong and is skipped when the file
/// comes back. With a BOM, without which Excel misreads Vietnamese, and with cells that look like formulas made
/// harmless.
/// </summary>
internal static class RejectedRowsCsv
{
    private const int Page = 1_000;

    internal static async Task Write(
        Stream output, Guid importId, LearnerDbContext db, PersonalDataVault vault, CancellationToken cancellationToken)
    {
        await using var csv = CsvWriter.Create(
            output,
            new CsvWriterOptions { Injection = CsvInjection.Escape, WriteByteOrderMark = true }, leaveOpen: true);
        WriteRow(csv, [.. ImportHeader.Names, ImportHeader.ErrorColumn]);
        for (var last = 0; ;)
        {
            var rows = await db.RejectedRows.AsNoTracking()
                .Where(row => row.ImportId == importId && row.RowNumber > last)
                .OrderBy(row => row.RowNumber).Take(Page).ToListAsync(cancellationToken);
            if (rows.Count == 0)
                break;

            var (first, end) = (rows[0].RowNumber, rows[^1].RowNumber);
            var errors = await db.ImportFindings.AsNoTracking()
                .Where(f => f.ImportId == importId && !f.IsWarning && f.RowNumber >= first && f.RowNumber <= end)
                .OrderBy(finding => finding.Id).ToListAsync(cancellationToken);
            var byRow = errors.ToLookup(finding => finding.RowNumber, finding => Finding.ByCode(finding.Code).Vi);
            foreach (var row in rows)
            {
                var cells = JsonSerializer.Deserialize<string[]>(vault.OpenImport(row.Cells, importId))!;
                WriteRow(csv, [.. cells, string.Join(' ', byRow[row.RowNumber])]);
            }

            await csv.FlushAsync(cancellationToken);
            last = end;
        }
    }

    private static void WriteRow(CsvWriter csv, IEnumerable<string> cells)
    {
        foreach (var cell in cells)
            csv.WriteField(cell);
        csv.EndRecord();
    }
}
