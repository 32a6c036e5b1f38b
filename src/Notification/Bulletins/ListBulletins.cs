using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Bulletins;

/// <summary>Bulletins of the caller&apos;s units and those to be aired there, oldest first.</summary>
internal static class ListBulletins
{
    /// <param name="Items">One for each bulletin.</param>
    /// <param name="NextCursor">Where the next page starts.</param>
    public sealed record Response(IReadOnlyList<BulletinItem> Items, string? NextCursor);

    internal static async Task<Ok<Response>> Handle(
        Coded<BulletinState>? state, Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope,
        NotificationDbContext db, CancellationToken cancellationToken)
    {
        var (after, size) = Cursor.Page(cursor, limit);
        var rows = await db.Bulletins.AsNoTracking().VisibleTo(scope, db)
            .Where(bulletin => state == null || bulletin.State == state.Value.Value)
            .Where(bulletin => bulletin.Id > after)
            .OrderBy(bulletin => bulletin.Id)
            .Take(size + 1)
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(rows, size, row => row.Id);
        return TypedResults.Ok(new Response([.. rows.Select(BulletinItem.Of)], next));
    }
}
