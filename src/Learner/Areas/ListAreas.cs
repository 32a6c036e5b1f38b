using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Learners.Areas;

/// <summary>
/// The units below a parent, or the caller&apos;s own unit where no parent is named, as of a date: the tree of any day,
/// also of one before the parent ended.
/// </summary>
internal static class ListAreas
{
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    /// <param name="Id">Identity.</param>
    /// <param name="ParentId">The unit above on that date.</param>
    /// <param name="Level">Province, commune or village.</param>
    /// <param name="Type">Code of the type.</param>
    /// <param name="Code">National code on that date.</param>
    /// <param name="Name">Full name on that date.</param>
    /// <param name="Qualifier">Tells units of one name apart; empty where the name suffices.</param>
    /// <param name="ValidFrom">First day of this code and name.</param>
    /// <param name="ValidTo">First day after.</param>
    public sealed record Item(
        Guid Id, Guid? ParentId, AreaLevel Level, string Type, string? Code, string Name, string Qualifier,
        DateOnly ValidFrom, DateOnly? ValidTo);

    /// <param name="parentId">The unit above.</param>
    /// <param name="asOf">The day of the tree; today where none is named.</param>
    /// <param name="at">As it was known at this instant.</param>
    /// <param name="name">Part of the name, with or without marks.</param>
    /// <param name="flag">Only units that bore this flag on that day.</param>
    /// <param name="cursor">Place in the list.</param>
    /// <param name="limit">Rows of a page.</param>
    /// <param name="scope">Of the token.</param>
    /// <param name="db">The database.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid? parentId, DateOnly? asOf, DateTimeOffset? at, string? name,
        [AllowedValues(null, "remote", "ethnic-minority", "difficult", "island")] string? flag, SortCursor? cursor,
        [Range(1, 100)] int? limit, AreaScope scope, LearnerDbContext db, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var areas = db.Areas.Within(scope);
        if (parentId is not null && !await areas.AnyAsync(area => area.Id == parentId, cancellationToken))
            return TypedResults.NotFound();

        var date = asOf ?? VietnamTime.Today(time);
        var versions = parentId is null
            ? Own(db, scope, date, asOf is null && at is null, at?.ToUniversalTime())
            : db.AreaVersions.AsOf(date, at?.ToUniversalTime()).Where(version => version.ParentId == parentId);
        if (name is not null)
        {
            var folded = VietnameseText.Fold(name);
            versions = versions.Where(version => version.FoldName.Contains(folded));
        }

        if (flag is not null)
        {
            var flagged = db.AreaFlags.AsOf(date, at?.ToUniversalTime()).Where(row => row.Flag == flag);
            versions = versions.Where(version => flagged.Any(row => row.AreaId == version.AreaId));
        }

        return TypedResults.Ok(await Page(versions, cursor, limit, cancellationToken));
    }

    internal static async Task<Response> Page(
        IQueryable<AreaVersion> versions, SortCursor? cursor, int? limit, CancellationToken cancellationToken)
    {
        var after = cursor ?? SortCursor.Start;
        var size = limit ?? Cursor.DefaultLimit;
        var page = await versions.AsNoTracking()
            .Where(version => EF.Functions.GreaterThan(
                ValueTuple.Create(version.FoldName, version.AreaId), ValueTuple.Create(after.Key, after.Id)))
            .OrderBy(version => version.FoldName).ThenBy(version => version.AreaId)
            .Take(size + 1)
            .Select(version => new
            {
                version.FoldName,
                Item = new Item(
                    version.AreaId, version.ParentId, version.Level, version.Type, version.Code, version.Name,
                    version.Qualifier, version.ValidFrom, version.ValidTo),
            })
            .ToListAsync(cancellationToken);
        var last = page.Count > size ? page[size - 1] : null;
        return new Response(
            [.. page.Take(size).Select(row => row.Item)],
            last is null ? null : new SortCursor(last.FoldName, last.Item.Id).ToString());
    }

    /// <summary>An officer whose unit is no more still finds it, as it was named on its last day.</summary>
    private static IQueryable<AreaVersion> Own(
        LearnerDbContext db, AreaScope scope, DateOnly date, bool today, DateTimeOffset? at) => db.AreaVersions
        .KnownAt(at)
        .Where(version => version.AreaId == scope.AreaId)
        .Where(version => (version.ValidFrom <= date && (version.ValidTo == null || version.ValidTo > date))
            || (today && version.ValidTo <= date && db.Areas.Any(area => area.VersionId == version.Id
                && (area.State == AreaState.Ended || area.State == AreaState.Divided))));
}
