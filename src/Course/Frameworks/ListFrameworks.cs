using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Courses;
using Platform.ServiceDefaults;

namespace Platform.Courses.Frameworks;

/// <summary>
/// Every version of every framework, those of the movement and those of the unit. There are a handful: no pages.
/// </summary>
internal static class ListFrameworks
{
    /// <param name="Items">By code and version.</param>
    public sealed record Response(IReadOnlyList<Item> Items);

    /// <param name="Code">Code that all versions share. <example>757-citizens</example></param>
    /// <param name="Version">Number of the version. <example>1.0</example></param>
    /// <param name="NameVi">Vietnamese name. <example>Khung kiến thức, kỹ năng số cơ bản: công dân</example></param>
    /// <param name="NameEn">English name. <example>Basic digital skills framework: citizens</example></param>
    /// <param name="Source">The decision it comes from. <example>Quyết định 757/QĐ-BKHCN</example></param>
    /// <param name="Evidence">How far the source was checked.</param>
    /// <param name="ValidFrom">First day.</param>
    /// <param name="Audiences">Codes of those it is for. <c>citizen</c></param>
    /// <param name="Skills">How many skills it names.</param>
    public sealed record Item(
        string Code, string Version, string NameVi, string NameEn, string Source, Evidence Evidence, DateOnly ValidFrom,
        string[] Audiences, int Skills);

    internal static async Task<Ok<Response>> Handle(
        [StringLength(32, MinimumLength = 1)] string? audience, AreaScope scope, CourseDbContext db,
        CancellationToken cancellationToken)
    {
        var items = await db.Frameworks.AsNoTracking().VisibleTo(scope, db.Areas)
            .Where(framework => audience == null || framework.Audiences.Contains(audience))
            .OrderBy(framework => framework.Code).ThenBy(framework => framework.Version)
            .Select(f => new Item(
                f.Code, f.Version, f.NameVi, f.NameEn, f.Source, f.Evidence, f.ValidFrom, f.Audiences, f.Skills.Count))
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new Response(items));
    }
}
