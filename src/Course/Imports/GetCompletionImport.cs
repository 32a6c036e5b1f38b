using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.ServiceDefaults;

namespace Platform.Courses.Imports;

/// <summary>How far an import is. Accepted results may wait for their learners long after it has ended.</summary>
internal static class GetCompletionImport
{
    /// <param name="Id">Identity of the import.</param>
    /// <param name="AreaId">Only people of this area are looked for.</param>
    /// <param name="Source">Code of the platform, <c>national-platform</c>.</param>
    /// <param name="State">How far it is.</param>
    /// <param name="TotalRows">Rows of the file.</param>
    /// <param name="RowsRead">Rows whose outcome is known.</param>
    /// <param name="Accepted">Results that are new.</param>
    /// <param name="Unchanged">Results that were known.</param>
    /// <param name="Rejected">Rows to correct and send again.</param>
    /// <param name="CreatedAt">When the file came.</param>
    /// <param name="CompletedAt">When the last row was read.</param>
    public sealed record Response(
        Guid Id, Guid AreaId, string Source, CompletionImportState State, int TotalRows, int RowsRead, int Accepted,
        int Unchanged, int Rejected, DateTimeOffset CreatedAt, DateTimeOffset? CompletedAt);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, AreaScope scope, CourseDbContext db, CancellationToken cancellationToken)
    {
        var import = await db.CompletionImports.AsNoTracking().Within(scope, db.Areas)
            .SingleOrDefaultAsync(one => one.Id == id, cancellationToken);
        return import is null ? TypedResults.NotFound() : TypedResults.Ok(Describe(import));
    }

    internal static Response Describe(CompletionImport import) => new(
        import.Id, import.AreaId, import.Source, import.State, import.TotalRows,
        import.Accepted + import.Unchanged + import.Rejected, import.Accepted, import.Unchanged, import.Rejected,
        import.CreatedAt, import.CompletedAt);
}
