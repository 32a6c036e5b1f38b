using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Courses;
using Platform.ServiceDefaults;

namespace Platform.Courses.Papers;

/// <summary>The blueprints in all their versions, or those of one course.</summary>
internal static class ListBlueprints
{
    /// <param name="Items">In the order they were written.</param>
    /// <param name="NextCursor">Where the next page starts.</param>
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    /// <param name="Id">Identity of the version.</param>
    /// <param name="Version">Its number, from 1; the newest in force is the one papers are drawn by.</param>
    /// <param name="Content">What it says.</param>
    public sealed record Item(Guid Id, int Version, BlueprintContent Content);

    internal static async Task<Ok<Response>> Handle(
        Guid? courseId, Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope, CourseDbContext db,
        CancellationToken cancellationToken)
    {
        var (after, size) = Cursor.Page(cursor, limit);
        var blueprints = await db.Blueprints.AsNoTracking().VisibleTo(scope, db.Areas)
            .Where(blueprint => courseId == null || blueprint.CourseId == courseId)
            .Where(blueprint => blueprint.Id > after)
            .OrderBy(blueprint => blueprint.Id)
            .Take(size + 1)
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(blueprints, size, blueprint => blueprint.Id);
        return TypedResults.Ok(new Response(
            [.. blueprints.Select(row => new Item(row.Id, row.Version, BlueprintContent.Of(row)))], next));
    }
}
