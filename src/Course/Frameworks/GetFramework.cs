using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Courses;
using Platform.ServiceDefaults;

namespace Platform.Courses.Frameworks;

/// <summary>A version of a framework with its areas, levels and skills, each skill under its whole code.</summary>
internal static class GetFramework
{
    /// <param name="Code">Code that all versions share. <example>757-citizens</example></param>
    /// <param name="Version">Number of the version. <example>1.0</example></param>
    /// <param name="NameVi">Vietnamese name. <example>Khung kiến thức, kỹ năng số cơ bản: công dân</example></param>
    /// <param name="NameEn">English name. <example>Basic digital skills framework: citizens</example></param>
    /// <param name="Source">The decision it comes from. <example>Quyết định 757/QĐ-BKHCN</example></param>
    /// <param name="Evidence">How far the source was checked.</param>
    /// <param name="ValidFrom">First day.</param>
    /// <param name="Audiences">Codes of those it is for. <c>citizen</c></param>
    /// <param name="Levels">Levels of proficiency.</param>
    /// <param name="Domains">Areas of competence.</param>
    /// <param name="Skills">Competences.</param>
    public sealed record Response(
        string Code, string Version, string NameVi, string NameEn, string Source, Evidence Evidence, DateOnly ValidFrom,
        string[] Audiences, IReadOnlyList<FrameworkLevel> Levels, IReadOnlyList<FrameworkDomain> Domains,
        IReadOnlyList<SkillItem> Skills);

    /// <param name="Code">Whole code. <example>757-citizens@1.0/cashless-payment</example></param>
    /// <param name="Domain">Code of its area. <example>payment</example></param>
    /// <param name="Vi">Vietnamese name. <example>Thanh toán không dùng tiền mặt</example></param>
    /// <param name="En">English name. <example>Cashless payment</example></param>
    public sealed record SkillItem(string Code, string Domain, string Vi, string En);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        [StringLength(32, MinimumLength = 1)] string code, [StringLength(16, MinimumLength = 1)] string version,
        AreaScope scope, CourseDbContext db, CancellationToken cancellationToken)
    {
        var framework = await db.Frameworks.AsNoTracking().Include(framework => framework.Skills)
            .VisibleTo(scope, db.Areas)
            .SingleOrDefaultAsync(f => f.Code == code && f.Version == version, cancellationToken);
        if (framework is null)
            return TypedResults.NotFound();

        return TypedResults.Ok(new Response(
            framework.Code, framework.Version, framework.NameVi, framework.NameEn, framework.Source, framework.Evidence,
            framework.ValidFrom, framework.Audiences, framework.Levels, framework.Domains,
            [.. framework.Skills.OrderBy(skill => skill.Code, StringComparer.Ordinal)
                .Select(skill => new SkillItem(skill.Code, skill.DomainCode, skill.NameVi, skill.NameEn))]));
    }
}
