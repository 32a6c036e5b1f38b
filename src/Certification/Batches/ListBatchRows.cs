using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Batches;

/// <summary>The rows of a list and what became of each: those that failed are asked for by their outcome.</summary>
internal static class ListBatchRows
{
    /// <param name="Number">Place in the list, from 1.</param>
    /// <param name="SubjectId">The completion, learner or certificate.</param>
    /// <param name="Outcome">What became of it; absent before it was decided.</param>
    /// <param name="CertificateId">The certificate that was issued or corrected.</param>
    public sealed record Item(int Number, Guid SubjectId, BatchOutcome? Outcome, Guid? CertificateId);

    /// <param name="Items">The rows of this page.</param>
    /// <param name="NextCursor">Absent on the last page.</param>
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    /// <param name="id">The list.</param>
    /// <param name="outcome">Only rows of which that became.</param>
    /// <param name="cursor">The cursor of the page before.</param>
    /// <param name="limit">Rows of a page.</param>
    /// <param name="scope">Area of the token.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, Coded<BatchOutcome>? outcome, Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope,
        CertificationDbContext db, CancellationToken cancellationToken)
    {
        if (!await db.CertificateBatches.Within(scope, db.Areas).AnyAsync(batch => batch.Id == id, cancellationToken))
            return TypedResults.NotFound();

        var (after, size) = Cursor.Page(cursor, limit);
        var number = BatchQueries.NumberOf(after);
        var rows = db.CertificateBatchRows.AsNoTracking().Where(row => row.BatchId == id && row.Number > number);
        if (outcome is { Value: var wanted })
            rows = rows.Where(row => row.Outcome == wanted);
        var items = await rows.OrderBy(row => row.Number).Take(size + 1)
            .Select(row => new Item(row.Number, row.SubjectId, row.Outcome, row.CertificateId))
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(items, size, item => BatchQueries.CursorOf(item.Number));
        return TypedResults.Ok(new Response(items, next));
    }
}
