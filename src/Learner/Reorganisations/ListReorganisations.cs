using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Learners.Reorganisations;

/// <summary>Reorganisations drafted in the area of the caller, oldest first.</summary>
internal static class ListReorganisations
{
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    public sealed record Item(
        Guid Id, ReorganisationState State, DateOnly EffectiveOn, string Decree, string Reason,
        DateTimeOffset DraftedAt);

    internal static async Task<Ok<Response>> Handle(
        Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope, LearnerDbContext db,
        CancellationToken cancellationToken)
    {
        var (after, size) = Cursor.Page(cursor, limit);
        var rows = await db.Reorganisations.AsNoTracking().Within(scope, db)
            .Where(row => row.Id > after).OrderBy(row => row.Id).Take(size + 1)
            .Select(row => new Item(
                row.Id, row.State, row.EffectiveOn, row.Decree, row.Reason, row.DraftedAt))
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(rows, size, row => row.Id);
        return TypedResults.Ok(new Response(rows, next));
    }
}
