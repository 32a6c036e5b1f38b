using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Platform.Courses.Imports;

/// <summary>Platforms and offices whose results are accepted, and as what their courses count.</summary>
internal static class ListCompletionSources
{
    /// <param name="Items">By code.</param>
    public sealed record Response(IReadOnlyList<Item> Items);

    /// <param name="Code">Of the source, <c>national-platform</c>.</param>
    /// <param name="NameVi">Its name. <example>Nền tảng Bình dân học vụ số quốc gia</example></param>
    /// <param name="NameEn">The same in English. <example>National Digital Literacy for All platform</example></param>
    /// <param name="AssuranceLevel">What a result of it is worth, <c>national-platform</c>.</param>
    /// <param name="Basis">The decision or document it comes from. <example>QĐ 12/QĐ-SNV</example></param>
    /// <param name="Equivalences">Its courses, newest version first.</param>
    public sealed record Item(
        string Code, string NameVi, string NameEn, string AssuranceLevel, string Basis,
        IReadOnlyList<EquivalenceItem> Equivalences);

    /// <param name="ExternalCourse">The course as the source names it, <c>vneid-co-ban</c>.</param>
    /// <param name="Version">Of the equivalence.</param>
    /// <param name="CourseId">The course it counts as.</param>
    /// <param name="CourseVersion">Version of that course.</param>
    /// <param name="ValidFrom">Results of this day and later.</param>
    /// <param name="Basis">The decision or document it comes from. <example>QĐ 12/QĐ-SNV</example></param>
    public sealed record EquivalenceItem(
        string ExternalCourse, int Version, Guid CourseId, int CourseVersion, DateOnly ValidFrom, string Basis);

    internal static async Task<Ok<Response>> Handle(CourseDbContext db, CancellationToken cancellationToken)
    {
        var sources = await db.CompletionSources.AsNoTracking().OrderBy(source => source.Code)
            .ToListAsync(cancellationToken);
        var rows = await db.CourseEquivalences.AsNoTracking()
            .OrderBy(row => row.ExternalCourse).ThenByDescending(row => row.Version)
            .ToListAsync(cancellationToken);
        var bySource = rows.ToLookup(row => row.Source, Describe);
        return TypedResults.Ok(new Response(
        [
            .. sources.Select(source => new Item(
                source.Code, source.NameVi, source.NameEn, source.AssuranceLevel, source.Basis,
                [.. bySource[source.Code]])),
        ]));
    }

    internal static EquivalenceItem Describe(CourseEquivalence row) => new(
        row.ExternalCourse, row.Version, row.CourseId, row.CourseVersion, row.ValidFrom, row.Basis);
}
