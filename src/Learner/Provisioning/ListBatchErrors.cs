using System.ComponentModel.DataAnnotations;
using System.Globalization;
using CsvHelper;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Provisioning;

/// <summary>
/// Rows of a batch that came to nothing, refused here or by the operator: as JSON page by page, or all of them as CSV.
/// </summary>
internal static class ListBatchErrors
{
    private static readonly string[] Columns = ["row", "learner_id", "external_ref", "code", "message"];

    /// <param name="Items">A page, in the order of the batch.</param>
    /// <param name="NextCursor">Absent on the last page.</param>
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    /// <param name="Row">Its place in the batch, from 1.</param>
    /// <param name="LearnerId">The person, as sent.</param>
    /// <param name="ExternalRef">Known to the operator, where it was asked.</param>
    /// <param name="Code">Ours, or the operator's.</param>
    /// <param name="Message">What a code of ours means.</param>
    /// <param name="MessageEn">The same in English.</param>
    public sealed record Item(
        int Row, Guid LearnerId, Guid? ExternalRef, string? Code, string? Message, string? MessageEn);

    private sealed record Failure(int Row, Guid LearnerId, Guid? ExternalRef, string? Code);

    internal static async Task<Results<Ok<Response>, PushStreamHttpResult, NotFound>> Handle(
        Guid id, SortCursor? cursor, [Range(1, 100)] int? limit, HttpRequest request, AreaScope scope,
        LearnerDbContext db, CancellationToken cancellationToken)
    {
        if (!await db.ProvisioningBatches.Within(scope).AnyAsync(batch => batch.Id == id, cancellationToken))
            return TypedResults.NotFound();
        if (request.GetTypedHeaders().Accept.Any(
            type => type.MediaType.Equals("text/csv", StringComparison.OrdinalIgnoreCase)))
        {
            var all = await Failures(db, id, 0, int.MaxValue, cancellationToken);
            return TypedResults.Stream(
                output => Write(output, all, cancellationToken), "text/csv; charset=utf-8",
                $"provisioning-{id}-errors.csv");
        }

        var after = 0;
        if (cursor is not null
            && !int.TryParse(cursor.Key, NumberStyles.None, CultureInfo.InvariantCulture, out after))
            throw new BadHttpRequestException("The cursor belongs to another list.");

        var size = limit ?? Cursor.DefaultLimit;
        var page = await Failures(db, id, after, size + 1, cancellationToken);
        return TypedResults.Ok(new Response(
            [.. page.Take(size).Select(Describe)],
            page.Count > size ? new SortCursor($"{page[size - 1].Row}", id).ToString() : null));
    }

    private static async Task<List<Failure>> Failures(
        LearnerDbContext db, Guid batchId, int after, int count, CancellationToken cancellationToken)
    {
        var refused = db.ProvisioningErrors.AsNoTracking().Where(row => row.BatchId == batchId)
            .Select(row => new { row.RowNumber, row.LearnerId, Reference = (Guid?)null, Code = (string?)row.Code });
        var failed = db.Accounts.AsNoTracking()
            .Where(row => row.BatchId == batchId && row.State == AccountState.Failed)
            .Select(row => new
            {
                row.RowNumber,
                row.LearnerId,
                Reference = (Guid?)row.ExternalRef,
                Code = row.ReasonCode,
            });
        var rows = await refused.Concat(failed).Where(row => row.RowNumber > after).OrderBy(row => row.RowNumber)
            .Take(count).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new Failure(row.RowNumber, row.LearnerId, row.Reference, row.Code))];
    }

    private static Item Describe(Failure failure)
    {
        var refusal = failure.Code is { } code ? RowRefusal.ByCode(code) : null;
        return new Item(
            failure.Row, failure.LearnerId, failure.ExternalRef, failure.Code, refusal?.Vi, refusal?.En);
    }

    /// <summary>With a BOM, without which Excel misreads Vietnamese. A batch fits in memory.</summary>
    private static async Task Write(Stream output, List<Failure> failures, CancellationToken cancellationToken)
    {
        var options = new CsvWriterOptions { Injection = CsvInjection.Escape, WriteByteOrderMark = true };
        await using var csv = CsvWriter.Create(output, options, leaveOpen: true);
        WriteRow(csv, Columns);
        foreach (var item in failures.Select(Describe))
        {
            WriteRow(
                csv, $"{item.Row}", $"{item.LearnerId}", $"{item.ExternalRef}", item.Code ?? "", item.Message ?? "");
        }

        await csv.FlushAsync(cancellationToken);
    }

    private static void WriteRow(CsvWriter csv, params IEnumerable<string> cells)
    {
        foreach (var cell in cells)
            csv.WriteField(cell);
        csv.EndRecord();
    }
}
