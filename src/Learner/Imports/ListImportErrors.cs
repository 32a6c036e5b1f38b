using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Learners.Learners;
using Platform.ServiceDefaults;

namespace Platform.Learners.Imports;

/// <summary>
/// What was wrong with which row: as JSON page by page, or as CSV of the rejected rows to correct and upload again.
/// </summary>
internal static class ListImportErrors
{
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    /// <param name="Row">As a spreadsheet counts: the header is row 1.</param>
    /// <param name="Severity"><c>error</c>: the row was not stored. <c>warning</c>: it was.</param>
    public sealed record Item(
        int Row, string? Column, string Severity, string Code, string Message, string MessageEn);

    internal static async Task<Results<Ok<Response>, PushStreamHttpResult, NotFound>> Handle(
        Guid id, SortCursor? cursor, [Range(1, 100)] int? limit, HttpRequest request, AreaScope scope,
        LearnerDbContext db,
        PersonalDataVault vault, CancellationToken cancellationToken)
    {
        if (!await db.LearnerImports.Within(scope).AnyAsync(import => import.Id == id, cancellationToken))
            return TypedResults.NotFound();
        if (request.GetTypedHeaders().Accept.Any(
            type => type.MediaType.Equals("text/csv", StringComparison.OrdinalIgnoreCase)))
        {
            return TypedResults.Stream(
                output => RejectedRowsCsv.Write(output, id, db, vault, cancellationToken), "text/csv; charset=utf-8",
                $"import-{id}-errors.csv");
        }

        var after = 0L;
        if (cursor is not null
            && !long.TryParse(cursor.Key, NumberStyles.None, CultureInfo.InvariantCulture, out after))
            throw new BadHttpRequestException("The cursor belongs to another list.");

        var size = limit ?? Cursor.DefaultLimit;
        var page = await db.ImportFindings.AsNoTracking()
            .Where(finding => finding.ImportId == id && finding.Id > after)
            .OrderBy(finding => finding.Id)
            .Take(size + 1)
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new Response(
            [.. page.Take(size).Select(Describe)],
            page.Count > size ? new SortCursor($"{page[size - 1].Id}", id).ToString() : null));
    }

    private static Item Describe(ImportFinding finding)
    {
        var text = Finding.ByCode(finding.Code);
        return new Item(
            finding.RowNumber, finding.ColumnName, finding.IsWarning ? "warning" : "error",
            text.Code, text.Vi, text.En);
    }
}
