using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.ServiceDefaults;

namespace Platform.Courses.Imports;

/// <summary>Imports of an area and everything below it, oldest first, each with its progress.</summary>
internal static class ListCompletionImports
{
    /// <param name="Items">A page.</param>
    /// <param name="NextCursor">Absent on the last page.</param>
    public sealed record Response(IReadOnlyList<GetCompletionImport.Response> Items, string? NextCursor);

    internal static async Task<Ok<Response>> Handle(
        Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope, CourseDbContext db,
        CancellationToken cancellationToken)
    {
        var (after, size) = Cursor.Page(cursor, limit);
        var page = await db.CompletionImports.AsNoTracking().Within(scope, db.Areas)
            .Where(import => import.Id > after).OrderBy(import => import.Id).Take(size + 1)
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(page, size, import => import.Id);
        return TypedResults.Ok(new Response([.. page.Select(GetCompletionImport.Describe)], next));
    }
}
