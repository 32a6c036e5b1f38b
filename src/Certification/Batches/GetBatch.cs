using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Batches;

/// <summary>How far a list is, and what became of its rows so far.</summary>
internal static class GetBatch
{
    /// <param name="Outcome">What became of them.</param>
    /// <param name="Rows">How many.</param>
    public sealed record Count(BatchOutcome Outcome, int Rows);

    /// <param name="Batch">The list.</param>
    /// <param name="Outcomes">Its decided rows by what became of them.</param>
    public sealed record Response(BatchItem Batch, IReadOnlyList<Count> Outcomes);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, AreaScope scope, CertificationDbContext db, HttpResponse response,
        CancellationToken cancellationToken)
    {
        var batch = await db.CertificateBatches.AsNoTracking().Within(scope, db.Areas)
            .SingleOrDefaultAsync(b => b.Id == id, cancellationToken);
        if (batch is null)
            return TypedResults.NotFound();

        var counts = await db.CertificateBatchRows.Where(row => row.BatchId == id && row.Outcome != null)
            .GroupBy(row => row.Outcome!.Value)
            .Select(rows => new { Outcome = rows.Key, Rows = rows.Count() })
            .ToListAsync(cancellationToken);
        response.Headers.ETag = IfMatch.ETag(batch.RowVersion);
        return TypedResults.Ok(new Response(
            BatchItem.Of(batch, counts.Sum(count => count.Rows)),
            [.. counts.OrderBy(count => count.Outcome).Select(count => new Count(count.Outcome, count.Rows))]));
    }
}
