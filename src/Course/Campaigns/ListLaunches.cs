using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Courses;
using Platform.ServiceDefaults;

namespace Platform.Courses.Campaigns;

/// <summary>The roll-out list of the scope or of a unit of it: all, what has launched, or what has not.</summary>
internal static class ListLaunches
{
    /// <param name="Items">One for each village.</param>
    /// <param name="NextCursor">Where the next page starts.</param>
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    /// <param name="Id">Identity of the village's line in the list.</param>
    /// <param name="AreaId">The village.</param>
    /// <param name="LaunchedOn">The day in Vietnam; none where it has not launched.</param>
    /// <param name="Participants">How many came. <example>62</example></param>
    public sealed record Item(Guid Id, Guid AreaId, DateOnly? LaunchedOn, int? Participants);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, bool? launched, Guid? areaId, Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope,
        CourseDbContext db, CancellationToken cancellationToken)
    {
        if (!await db.Campaigns.VisibleTo(scope, db.Areas).AnyAsync(campaign => campaign.Id == id, cancellationToken))
            return TypedResults.NotFound();

        var (after, size) = Cursor.Page(cursor, limit);
        var villages = db.CampaignAreas.AsNoTracking().Within(scope, db.Areas);
        if (areaId is { } unit)
            villages = villages.Within(new AreaScope(unit), db.Areas);
        var items = await villages
            .Where(village => village.CampaignId == id && village.Id > after)
            .Where(village => launched == null || launched == (village.LaunchedOn != null))
            .OrderBy(village => village.Id)
            .Take(size + 1)
            .Select(village => new Item(village.Id, village.AreaId, village.LaunchedOn, village.Participants))
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(items, size, item => item.Id);
        return TypedResults.Ok(new Response(items, next));
    }
}
