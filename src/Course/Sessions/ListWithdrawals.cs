using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Courses.Sessions;

/// <summary>Names that were taken off the roll of a point: by whom and why, in the order of recording.</summary>
internal static class ListWithdrawals
{
    /// <param name="Items">A page of names.</param>
    /// <param name="NextCursor">Where the next page starts; absent on the last.</param>
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    /// <param name="Id">Identity of the attendance.</param>
    /// <param name="LearnerId">Who had been recorded.</param>
    /// <param name="Means">How the name had come onto the roll.</param>
    /// <param name="RecordedAt">When it had.</param>
    /// <param name="TakenBy">Who had put it there. <example>officer-17</example></param>
    /// <param name="WithdrawnAt">When it was taken off.</param>
    /// <param name="WithdrawnBy">Who took it off. <example>officer-18</example></param>
    /// <param name="Reason">Why.</param>
    public sealed record Item(
        Guid Id, Guid LearnerId, RollMeans Means, DateTimeOffset RecordedAt, string? TakenBy,
        DateTimeOffset WithdrawnAt, string WithdrawnBy, WithdrawalReason Reason);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, int number, Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope, CourseDbContext db,
        CancellationToken cancellationToken)
    {
        var pointId = await db.Reachable(id, scope).Where(point => point.Number == number)
            .Select(point => (Guid?)point.Id).SingleOrDefaultAsync(cancellationToken);
        if (pointId is null)
            return TypedResults.NotFound();

        var (after, size) = Cursor.Page(cursor, limit);
        var items = await db.Attendances.IgnoreQueryFilters().AsNoTracking()
            .Where(row => row.PointId == pointId && row.WithdrawnAt != null && row.Id > after)
            .OrderBy(row => row.Id)
            .Take(size + 1)
            .Select(row => new Item(
                row.Id, row.LearnerId, row.Means, row.RecordedAt, row.TakenBy, row.WithdrawnAt!.Value, row.WithdrawnBy!,
                row.WithdrawalReason!.Value))
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(items, size, item => item.Id);
        return TypedResults.Ok(new Response(items, next));
    }
}
