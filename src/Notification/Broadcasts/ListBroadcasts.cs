using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Notifications.Areas;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Broadcasts;

/// <summary>Broadcasts of the caller&apos;s area, oldest first: who sent what to whom.</summary>
internal static class ListBroadcasts
{
    /// <param name="Items">One for each broadcast.</param>
    /// <param name="NextCursor">Where the next page starts.</param>
    public sealed record Response(IReadOnlyList<BroadcastItem> Items, string? NextCursor);

    internal static async Task<Ok<Response>> Handle(
        Coded<BroadcastState>? state, Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope,
        NotificationDbContext db, CancellationToken cancellationToken)
    {
        var (after, size) = Cursor.Page(cursor, limit);
        var rows = await db.Broadcasts.AsNoTracking().Within(scope, db)
            .Where(broadcast => state == null || broadcast.State == state.Value.Value)
            .Where(broadcast => broadcast.Id > after)
            .OrderBy(broadcast => broadcast.Id)
            .Take(size + 1)
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(rows, size, row => row.Id);
        return TypedResults.Ok(new Response([.. rows.Select(BroadcastItem.Of)], next));
    }
}
