using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Learners.Areas;

/// <summary>The units below a parent, or the caller&apos;s own unit where no parent is named, as of a date.</summary>
internal static class ListAreas
{
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    public sealed record Item(
        Guid Id, Guid? ParentId, AreaLevel Level, string Type, string? Code, string Name,
        DateOnly ValidFrom, DateOnly? ValidTo);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid? parentId, DateOnly? asOf, string? name, SortCursor? cursor, [Range(1, 100)] int? limit,
        AreaScope scope, LearnerDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        var areas = db.Areas.Within(scope);
        if (parentId is not null && !await areas.AnyAsync(area => area.Id == parentId, cancellationToken))
            return TypedResults.NotFound();

        var date = asOf ?? VietnamTime.Today(time);
        var versions = db.AreaVersions.AsNoTracking().AsOf(date).Where(version => parentId == null
            ? version.AreaId == scope.AreaId
            : version.ParentId == parentId);
        if (name is not null)
        {
            var folded = VietnameseText.Fold(name);
            versions = versions.Where(version => version.FoldName.Contains(folded));
        }

        var after = cursor ?? SortCursor.Start;
        var size = limit ?? Cursor.DefaultLimit;
        var page = await versions
            .Where(version => EF.Functions.GreaterThan(
                ValueTuple.Create(version.FoldName, version.AreaId), ValueTuple.Create(after.Key, after.Id)))
            .OrderBy(version => version.FoldName).ThenBy(version => version.AreaId)
            .Take(size + 1)
            .Select(version => new
            {
                version.FoldName,
                Item = new Item(
                    version.AreaId, version.ParentId, version.Level, version.Type, version.Code, version.Name,
                    version.ValidFrom,
                    version.ValidTo),
            })
            .ToListAsync(cancellationToken);
        var last = page.Count > size ? page[size - 1] : null;
        return TypedResults.Ok(new Response(
            [.. page.Take(size).Select(row => row.Item)],
            last is null ? null : new SortCursor(last.FoldName, last.Item.Id).ToString()));
    }
}
