using System.ComponentModel.DataAnnotations;
using Platform.Courses.Frameworks;

namespace Platform.Courses.Programmes;

/// <summary>What a programme asks for, in one version.</summary>
/// <param name="TitleVi">Vietnamese title. <example>Chợ số – Nông thôn số (4T)</example></param>
/// <param name="TitleEn">English title. <example>Digital Market – Digital Countryside (4T)</example></param>
/// <param name="Issuer">Who offers it, by its name today. <example>Sở Khoa học và Công nghệ</example></param>
/// <param name="Modules">All of them have to be done.</param>
public sealed record ProgrammeContent(
    [StringLength(200, MinimumLength = 1)] string TitleVi,
    [StringLength(200, MinimumLength = 1)] string TitleEn,
    [StringLength(200, MinimumLength = 1)] string Issuer,
    [Length(1, 50)] IReadOnlyList<ProgrammeModule> Modules)
{
    internal bool IsConsistent => Modules.Select(module => module.Code).Distinct().Count() == Modules.Count;
}

/// <param name="Code">Code inside the programme. <example>e-commerce</example></param>
/// <param name="TitleVi">Vietnamese title. <example>Thương mại điện tử</example></param>
/// <param name="TitleEn">English title. <example>E-commerce</example></param>
/// <param name="CourseId">The course to be completed, in whichever version.</param>
public sealed record ProgrammeModule(
    [StringLength(64, MinimumLength = 1), RegularExpression(FrameworkDocument.Slug)] string Code,
    [StringLength(200, MinimumLength = 1)] string TitleVi,
    [StringLength(200, MinimumLength = 1)] string TitleEn,
    Guid CourseId);
