using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Households;

/// <summary>Homes of an area and everything below it, in the order they were recorded.</summary>
internal static class ListHouseholds
{
    /// <param name="Items">A page.</param>
    /// <param name="NextCursor">Absent on the last page.</param>
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    /// <param name="Id">Identity.</param>
    /// <param name="Code">What the village calls it.</param>
    /// <param name="AreaId">Where it stands.</param>
    /// <param name="MemberCount">Present members, those without a name included.</param>
    /// <param name="LastVisitOn">The last time somebody came to help.</param>
    public sealed record Item(Guid Id, string? Code, Guid AreaId, int MemberCount, DateOnly? LastVisitOn);

    /// <param name="areaId">An area of the token&apos;s; all of it where none is named.</param>
    /// <param name="unvisitedSince">Only homes nobody has visited on or after this day.</param>
    /// <param name="cursor">Where the last page ended.</param>
    /// <param name="limit">Rows of a page.</param>
    /// <param name="scope">Area of the token.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    internal static async Task<Ok<Response>> Handle(
        Guid? areaId, DateOnly? unvisitedSince, Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope,
        LearnerDbContext db, CancellationToken cancellationToken)
    {
        var (after, size) = Cursor.Page(cursor, limit);
        var households = db.Households.AsNoTracking().Within(scope).Where(h => h.EndedOn == null);
        if (areaId is { } area)
            households = households.Within(new AreaScope(area));
        if (unvisitedSince is { } day)
            households = households.Where(h => !db.HouseholdVisits.Any(v => v.HouseholdId == h.Id && v.On >= day));

        var items = await households.Where(h => h.Id > after).OrderBy(h => h.Id).Take(size + 1)
            .Select(h => new Item(
                h.Id, h.Code, h.AreaId, h.Members.Count(member => member.LeftOn == null),
                db.HouseholdVisits.Where(v => v.HouseholdId == h.Id).Max(v => (DateOnly?)v.On)))
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(items, size, item => item.Id);
        return TypedResults.Ok(new Response(items, next));
    }
}
