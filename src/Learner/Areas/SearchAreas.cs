using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Learners.Areas;

/// <summary>
/// Units by a part of their name on a date, with or without marks and in either tone placement. Names of provinces and
/// communes are public; villages are those of the caller&apos;s area.
/// </summary>
internal static class SearchAreas
{
    /// <param name="q">Part of the name: <c>hoa binh</c>, <c>Hoà Bình</c>, <c>Hòa Bình</c>.</param>
    /// <param name="asOf">The day; today where none is named.</param>
    /// <param name="level">Only this level.</param>
    /// <param name="cursor">Place in the list.</param>
    /// <param name="limit">Rows of a page.</param>
    /// <param name="scope">Of the token.</param>
    /// <param name="db">The database.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    internal static async Task<Ok<ListAreas.Response>> Handle(
        [StringLength(200, MinimumLength = 2)] string q, DateOnly? asOf,
        [AllowedValues(null, "province", "commune", "village")] string? level, SortCursor? cursor,
        [Range(1, 100)] int? limit, AreaScope scope, LearnerDbContext db, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var wanted = AreaLevels.Named(level);
        var folded = VietnameseText.Fold(q);
        var versions = db.AreaVersions.AsOf(asOf ?? VietnamTime.Today(time))
            .Where(version => version.FoldName.Contains(folded))
            .Where(version => wanted == null || version.Level == wanted)
            .Where(version => version.Level != AreaLevel.Village
                || db.Areas.Any(area => area.Id == version.AreaId && area.Path.Contains(scope.AreaId)));
        return TypedResults.Ok(await ListAreas.Page(versions, cursor, limit, cancellationToken));
    }
}
