using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Operators;

/// <summary>When traffic was moved between operators and why, oldest first.</summary>
internal static class ListShareMoves
{
    /// <param name="Id">Identity of the move.</param>
    /// <param name="OperatorId">Whose share changed.</param>
    /// <param name="From">Points before.</param>
    /// <param name="To">Points after.</param>
    /// <param name="Reason"><c>errors</c>, <c>slow</c> or <c>recovered</c>.</param>
    /// <param name="At">When it was moved.</param>
    public sealed record Item(Guid Id, string OperatorId, int From, int To, string Reason, DateTimeOffset At);

    /// <param name="Items">The moves of this page.</param>
    /// <param name="NextCursor">Where the next page begins.</param>
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    internal static async Task<Ok<Response>> Handle(
        Cursor? cursor, [Range(1, 100)] int? limit, NotificationDbContext db, CancellationToken cancellationToken)
    {
        var (after, size) = Cursor.Page(cursor, limit);
        var rows = await db.ShareMoves.AsNoTracking().Where(move => move.Id > after).OrderBy(move => move.Id)
            .Take(size + 1)
            .Select(move => new Item(move.Id, move.OperatorId, move.From, move.To, move.Reason, move.At))
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(rows, size, row => row.Id);
        return TypedResults.Ok(new Response(rows, next));
    }
}
