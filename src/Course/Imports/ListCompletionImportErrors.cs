using System.ComponentModel.DataAnnotations;
using CsvHelper;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.ServiceDefaults;

namespace Platform.Courses.Imports;

/// <summary>
/// Which rows were rejected and why: as JSON page by page, or all of them as CSV (<c>Accept: text/csv</c>). The cells
/// themselves are not kept; the row number finds them in the file.
/// </summary>
internal static class ListCompletionImportErrors
{
    /// <param name="Items">A page, by row.</param>
    /// <param name="NextRow">Where the next page starts; absent on the last one.</param>
    public sealed record Response(IReadOnlyList<Item> Items, int? NextRow);

    /// <param name="Row">As a spreadsheet counts: the header is row 1.</param>
    /// <param name="Code">What is wrong, <c>course-unknown</c>.</param>
    /// <param name="Message">The same in Vietnamese.</param>
    /// <param name="MessageEn">The same in English.</param>
    /// <param name="ExternalId">Name of the result, where it could be read. <example>88213</example></param>
    public sealed record Item(int Row, string Code, string Message, string MessageEn, string? ExternalId);

    /// <param name="id">Of the import.</param>
    /// <param name="fromRow">Where the page starts.</param>
    /// <param name="limit">Rows of a page.</param>
    /// <param name="request">Whose <c>Accept</c> header may ask for CSV.</param>
    /// <param name="scope">Area of the token.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    internal static async Task<Results<Ok<Response>, PushStreamHttpResult, NotFound>> Handle(
        Guid id, [Range(1, int.MaxValue)] int? fromRow, [Range(1, 100)] int? limit, HttpRequest request,
        AreaScope scope, CourseDbContext db, CancellationToken cancellationToken)
    {
        if (!await db.CompletionImports.Within(scope, db.Areas).AnyAsync(one => one.Id == id, cancellationToken))
            return TypedResults.NotFound();

        var errors = db.ImportedRows.AsNoTracking().Where(row => row.ImportId == id && row.Error != null)
            .OrderBy(row => row.RowNumber);
        if (request.GetTypedHeaders().Accept.Any(
            type => type.MediaType.Equals("text/csv", StringComparison.OrdinalIgnoreCase)))
        {
            return TypedResults.Stream(
                output => Write(output, errors, cancellationToken), "text/csv; charset=utf-8",
                $"completions-{id}-errors.csv");
        }

        var size = limit ?? Cursor.DefaultLimit;
        var page = await errors.Where(row => row.RowNumber >= (fromRow ?? 1)).Take(size + 1)
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new Response(
            [.. page.Take(size).Select(Describe)], page.Count > size ? page[size].RowNumber : null));
    }

    private static Item Describe(ImportedRow row)
    {
        var error = ResultError.ByCode(row.Error!);
        return new Item(row.RowNumber, error.Code, error.Vi, error.En, row.ExternalId);
    }

    /// <summary>With a BOM, without which Excel misreads Vietnamese, and with formulas made harmless.</summary>
    private static async Task Write(
        Stream output, IQueryable<ImportedRow> errors, CancellationToken cancellationToken)
    {
        await using var csv = CsvWriter.Create(
            output,
            new CsvWriterOptions { Injection = CsvInjection.Escape, WriteByteOrderMark = true }, leaveOpen: true);
        WriteRow("row", "external_id", "code", "error", "error_en");
        await foreach (var row in errors.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var item = Describe(row);
            WriteRow($"{item.Row}", item.ExternalId ?? "", item.Code, item.Message, item.MessageEn);
        }

        await csv.FlushAsync(cancellationToken);

        void WriteRow(params ReadOnlySpan<string> cells)
        {
            foreach (var cell in cells)
                csv.WriteField(cell);
            csv.EndRecord();
        }
    }
}
