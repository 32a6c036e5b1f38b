using System.ComponentModel.DataAnnotations;
using Platform.Courses.Courses;

namespace Platform.Courses.Frameworks;

/// <summary>How far somebody has looked at where a statement comes from.</summary>
public enum Evidence
{
    /// <summary>Nobody has read the text it comes from.</summary>
    Unverified,

    /// <summary>Read in a newspaper or on a law portal.</summary>
    Secondary,

    /// <summary>Read in the official text.</summary>
    Verified,
}

/// <summary>A version of a framework as it is written, read and kept in the reference data.</summary>
/// <param name="Code">Code that all its versions share. <example>757-citizens</example></param>
/// <param name="Version">Number of the version. <example>1.0</example></param>
/// <param name="NameVi">Vietnamese name. <example>Khung kiến thức, kỹ năng số cơ bản: công dân</example></param>
/// <param name="NameEn">English name. <example>Basic digital skills framework: citizens</example></param>
/// <param name="Source">The decision it comes from. <example>Quyết định 757/QĐ-BKHCN</example></param>
/// <param name="Evidence">How far the source was checked.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="Audiences">Whom it is for.</param>
/// <param name="Levels">Levels of proficiency; none where the framework knows none.</param>
/// <param name="Domains">Areas of competence.</param>
/// <param name="Skills">Competences, each in one of the areas.</param>
public sealed record FrameworkDocument(
    [StringLength(32, MinimumLength = 1), RegularExpression(FrameworkDocument.Slug)] string Code,
    [StringLength(16, MinimumLength = 1), RegularExpression(@"[0-9]+(\.[0-9]+)*\z")] string Version,
    [StringLength(200, MinimumLength = 1)] string NameVi,
    [StringLength(200, MinimumLength = 1)] string NameEn,
    [StringLength(500, MinimumLength = 1)] string Source,
    Evidence Evidence,
    DateOnly ValidFrom,
    [Length(1, 10)] Audience[] Audiences,
    [MaxLength(20)] IReadOnlyList<FrameworkLevel> Levels,
    [Length(1, 50)] IReadOnlyList<FrameworkDomain> Domains,
    [Length(1, 500)] IReadOnlyList<FrameworkSkill> Skills)
{
    internal const string Slug = @"[a-z0-9]+([.-][a-z0-9]+)*\z";

    /// <returns>Whether every code is there once, and every skill lies in an area that is there.</returns>
    internal bool IsConsistent() =>
        Domains.Select(domain => domain.Code).Distinct().Count() == Domains.Count
        && Levels.Select(level => level.Code).Distinct().Count() == Levels.Count
        && Skills.Select(skill => skill.Code).Distinct().Count() == Skills.Count
        && Skills.All(skill => Domains.Any(domain => domain.Code == skill.Domain));
}

/// <param name="Code">Code of the level. <example>basic</example></param>
/// <param name="Vi">Vietnamese name. <example>Cơ bản</example></param>
/// <param name="En">English name. <example>Basic</example></param>
/// <param name="Steps">Its steps. <example>[1, 2]</example></param>
public sealed record FrameworkLevel(
    [StringLength(32, MinimumLength = 1), RegularExpression(FrameworkDocument.Slug)] string Code,
    [StringLength(200, MinimumLength = 1)] string Vi,
    [StringLength(200, MinimumLength = 1)] string En,
    [Length(1, 10)] int[] Steps);

/// <param name="Code">Code of the area. <example>payment</example></param>
/// <param name="Vi">Vietnamese name. <example>Thanh toán và thương mại</example></param>
/// <param name="En">English name. <example>Payment and commerce</example></param>
public sealed record FrameworkDomain(
    [StringLength(32, MinimumLength = 1), RegularExpression(FrameworkDocument.Slug)] string Code,
    [StringLength(200, MinimumLength = 1)] string Vi,
    [StringLength(200, MinimumLength = 1)] string En);

/// <param name="Code">Code inside the framework. <example>cashless-payment</example></param>
/// <param name="Domain">Code of its area. <example>payment</example></param>
/// <param name="Vi">Vietnamese name. <example>Thanh toán không dùng tiền mặt</example></param>
/// <param name="En">English name. <example>Cashless payment</example></param>
public sealed record FrameworkSkill(
    [StringLength(64, MinimumLength = 1), RegularExpression(FrameworkDocument.Slug)] string Code,
    [StringLength(32, MinimumLength = 1)] string Domain,
    [StringLength(200, MinimumLength = 1)] string Vi,
    [StringLength(200, MinimumLength = 1)] string En);
