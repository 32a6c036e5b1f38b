using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Imports;

/// <summary>Imports of an area and everything below it, oldest first, each with its progress.</summary>
internal static class ListImports
{
    /// <param name="Items">A page.</param>
    /// <param name="NextCursor">Absent on the last page.</param>
    public sealed record Response(IReadOnlyList<GetImport.Response> Items, string? NextCursor);

    /// <param name="areaId">An area of the token's; all of it where none is named.</param>
    /// <param name="state">Only imports in this state.</param>
    /// <param name="cursor">Where the last page ended.</param>
    /// <param name="limit">Rows of a page.</param>
    /// <param name="scope">Area of the token.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    internal static async Task<Ok<Response>> Handle(
        Guid? areaId, Coded<ImportState>? state, Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope,
        LearnerDbContext db, CancellationToken cancellationToken)
    {
        var (after, size) = Cursor.Page(cursor, limit);
        var imports = db.LearnerImports.AsNoTracking().Within(scope);
        if (areaId is { } area)
            imports = imports.Within(new AreaScope(area));
        if (state is { Value: var wanted })
            imports = imports.Where(import => import.State == wanted);

        var page = await imports.Where(import => import.Id > after).OrderBy(import => import.Id).Take(size + 1)
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(page, size, import => import.Id);
        return TypedResults.Ok(new Response([.. page.Select(GetImport.Describe)], next));
    }
}
