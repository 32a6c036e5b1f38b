using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.ServiceDefaults;

namespace Platform.Courses.Classes;

/// <summary>Classes of the scope, or of one unit of it and everything below, in the order they were opened.</summary>
internal static class ListClasses
{
    /// <param name="Items">A page of classes.</param>
    /// <param name="NextCursor">Absent on the last page.</param>
    public sealed record Response(IReadOnlyList<ClassItem> Items, string? NextCursor);

    /// <param name="areaId">A unit of the token's; all of it where none is named.</param>
    /// <param name="kind">Only classes of this kind.</param>
    /// <param name="cursor">Where the last page ended.</param>
    /// <param name="limit">Rows of a page.</param>
    /// <param name="scope">Area of the token.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    internal static async Task<Ok<Response>> Handle(
        Guid? areaId, Coded<ClassKind>? kind, Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope,
        CourseDbContext db, CancellationToken cancellationToken)
    {
        var (after, size) = Cursor.Page(cursor, limit);
        var classes = db.Classes.AsNoTracking().Within(scope, db.Areas);
        if (areaId is { } unit)
            classes = classes.Within(new AreaScope(unit), db.Areas);

        if (kind is { Value: var wanted })
            classes = classes.Where(@class => @class.Kind == wanted);

        var page = await classes.Where(@class => @class.Id > after).OrderBy(@class => @class.Id).Take(size + 1)
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(page, size, @class => @class.Id);
        return TypedResults.Ok(new Response([.. page.Select(ClassItem.Of)], next));
    }
}
