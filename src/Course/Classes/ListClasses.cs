using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.ServiceDefaults;

namespace Platform.Courses.Classes;

/// <summary>Classes of the scope, or of one unit of it and everything below, in the order they were opened.</summary>
internal static class ListClasses
{
    public sealed record Response(IReadOnlyList<ClassItem> Items, string? NextCursor);

    internal static async Task<Ok<Response>> Handle(
        Guid? areaId, Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope, CourseDbContext db,
        CancellationToken cancellationToken)
    {
        var (after, size) = Cursor.Page(cursor, limit);
        var classes = db.Classes.AsNoTracking().Within(scope, db.Areas);
        if (areaId is { } unit)
            classes = classes.Within(new AreaScope(unit), db.Areas);

        var items = await classes
            .Where(@class => @class.Id > after)
            .OrderBy(@class => @class.Id)
            .Take(size + 1)
            .Select(c => new ClassItem(
                c.Id, c.AreaId, c.TemplateCode, c.CourseId, c.CourseVersion, c.StartsAt, c.DurationMinutes, c.Capacity,
                c.SeatsTaken, c.Status))
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(items, size, item => item.Id);
        return TypedResults.Ok(new Response(items, next));
    }
}
