using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Provisioning;

/// <summary>Batches of an area and everything below it, oldest first.</summary>
internal static class ListBatches
{
    /// <param name="Items">A page.</param>
    /// <param name="NextCursor">Absent on the last page.</param>
    public sealed record Response(IReadOnlyList<BatchSummary> Items, string? NextCursor);

    /// <param name="areaId">An area of the token's; all of it where none is named.</param>
    /// <param name="operatorId">Only batches of this operator.</param>
    /// <param name="state">Only batches in this state.</param>
    /// <param name="cursor">Where the last page ended.</param>
    /// <param name="limit">Rows of a page.</param>
    /// <param name="scope">Area of the token.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    internal static async Task<Ok<Response>> Handle(
        Guid? areaId, [StringLength(40)] string? operatorId, Coded<BatchState>? state, Cursor? cursor,
        [Range(1, 100)] int? limit, AreaScope scope, LearnerDbContext db, CancellationToken cancellationToken)
    {
        var (after, size) = Cursor.Page(cursor, limit);
        var batches = db.ProvisioningBatches.Within(scope);
        if (areaId is { } area)
            batches = batches.Within(new AreaScope(area));
        if (operatorId is not null)
            batches = batches.Where(batch => batch.OperatorId == operatorId);
        if (state is { Value: var wanted })
        {
            batches = batches.Where(batch => (wanted == BatchState.Open)
                == db.Accounts.Any(row => row.BatchId == batch.Id && row.State == AccountState.Requested));
        }

        var items = await batches.Where(batch => batch.Id > after).OrderBy(batch => batch.Id).Take(size + 1)
            .Summarise(db).ToListAsync(cancellationToken);
        var next = Cursor.Next(items, size, batch => batch.Id);
        return TypedResults.Ok(new Response(items, next));
    }
}
