using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Organisations;

/// <summary>
/// Organisations of the scope, or of one unit of it and everything below. Open ones, unless a day is named.
/// </summary>
internal static class ListOrganisations
{
    /// <param name="Items">In the order they were registered.</param>
    /// <param name="NextCursor">Where the next page starts.</param>
    public sealed record Response(IReadOnlyList<OrganisationItem> Items, string? NextCursor);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid? areaId, Coded<OrganisationKind>? kind, string? name, DateOnly? asOf, Cursor? cursor,
        [Range(1, 100)] int? limit, AreaScope scope, LearnerDbContext db, TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (areaId is { } unit && !await db.Areas.Within(scope).AnyAsync(area => area.Id == unit, cancellationToken))
            return TypedResults.NotFound();

        var (after, size) = Cursor.Page(cursor, limit);
        var date = asOf ?? VietnamTime.Today(time);
        var organisations = db.Organisations.AsNoTracking().Within(areaId is { } id ? new AreaScope(id) : scope)
            .Where(organisation => organisation.ValidFrom <= date)
            .Where(organisation => organisation.ValidTo == null || organisation.ValidTo > date);
        if (kind is { Value: var wanted })
            organisations = organisations.Where(organisation => organisation.Kind == wanted);
        if (name is not null)
        {
            var folded = VietnameseText.Fold(name);
            organisations = organisations.Where(organisation => organisation.FoldName.Contains(folded));
        }

        var items = await organisations
            .Where(organisation => organisation.Id > after)
            .OrderBy(organisation => organisation.Id)
            .Take(size + 1)
            .Select(organisation => OrganisationItem.Of(organisation))
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(items, size, item => item.Id);
        return TypedResults.Ok(new Response(items, next));
    }
}
