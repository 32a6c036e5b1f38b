using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Batches;

/// <summary>
/// The lists of an area, oldest first: what waits for a second person, what can still be stopped, what ran.
/// </summary>
internal static class ListBatches
{
    /// <param name="Items">The lists of this page.</param>
    /// <param name="NextCursor">Absent on the last page.</param>
    public sealed record Response(IReadOnlyList<BatchItem> Items, string? NextCursor);

    /// <param name="state">Only those that stand there.</param>
    /// <param name="cursor">The cursor of the page before.</param>
    /// <param name="limit">Rows of a page.</param>
    /// <param name="scope">Area of the token.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    internal static async Task<Ok<Response>> Handle(
        Coded<BatchState>? state, Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope,
        CertificationDbContext db, CancellationToken cancellationToken)
    {
        var batches = db.CertificateBatches.AsNoTracking().Within(scope, db.Areas);
        if (state is { Value: var wanted })
            batches = batches.Where(batch => batch.State == wanted);
        var (after, size) = Cursor.Page(cursor, limit);
        var rows = await batches.Where(batch => batch.Id > after).OrderBy(batch => batch.Id).Take(size + 1)
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(rows, size, batch => batch.Id);
        var done = await BatchItem.DoneRowsOf([.. rows.Select(batch => batch.Id)], db, cancellationToken);
        return TypedResults.Ok(new Response(
            [.. rows.Select(batch => BatchItem.Of(batch, done.GetValueOrDefault(batch.Id)))], next));
    }
}
