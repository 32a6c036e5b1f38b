using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.ServiceDefaults;

namespace Platform.Courses.Practice;

/// <summary>
/// Questions that were sent and have no answer yet: for whoever calls on those who answer no message.
/// </summary>
internal static class ListFollowUps
{
    /// <param name="Items">In the order they were planned.</param>
    /// <param name="NextCursor">Absent on the last page.</param>
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    /// <param name="Id">Identity of the question.</param>
    /// <param name="LearnerId">Who is asked.</param>
    /// <param name="AreaId">Where that person belonged.</param>
    /// <param name="TaskCode">The task, <c>pay-electricity-bill</c>.</param>
    /// <param name="Days">Days since it was practised.</param>
    /// <param name="DueOn">Since when the question is open.</param>
    public sealed record Item(Guid Id, Guid LearnerId, Guid AreaId, string TaskCode, int Days, DateOnly DueOn);

    internal static async Task<Ok<Response>> Handle(
        Guid? areaId, Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope, CourseDbContext db,
        CancellationToken cancellationToken)
    {
        var (after, size) = Cursor.Page(cursor, limit);
        var items = await db.FollowUps.AsNoTracking()
            .Within(scope, db.Areas)
            .Within(new AreaScope(areaId ?? scope.AreaId), db.Areas)
            .Where(followUp => followUp.State == FollowUpState.Asked && followUp.Id > after)
            .OrderBy(followUp => followUp.Id)
            .Take(size + 1)
            .Select(f => new Item(f.Id, f.LearnerId, f.AreaId, f.TaskCode, f.Days, f.DueOn))
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(items, size, item => item.Id);
        return TypedResults.Ok(new Response(items, next));
    }
}
