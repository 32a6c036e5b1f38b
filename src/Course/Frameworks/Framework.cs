using Platform.Courses.Courses;
using Platform.ServiceDefaults;

namespace Platform.Courses.Frameworks;

/// <summary>
/// What people should be able to do, by one decision in one version. A version is never edited: what was taught and
/// measured by it keeps its meaning.
/// </summary>
internal sealed class Framework : IOwned
{
    public required string Code { get; init; }

    public required string Version { get; init; }

    /// <summary>The unit that wrote it; none for those of the whole movement.</summary>
    public Guid? OwnerAreaId { get; init; }

    public required string NameVi { get; init; }

    public required string NameEn { get; init; }

    /// <summary>The decision it comes from, and what of it nobody has checked.</summary>
    public required string Source { get; init; }

    public required Evidence Evidence { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public required string[] Audiences { get; init; }

    public required IReadOnlyList<FrameworkLevel> Levels { get; init; }

    public required IReadOnlyList<FrameworkDomain> Domains { get; init; }

    public required List<Skill> Skills { get; init; }

    internal static Framework Of(FrameworkDocument document, Guid? ownerAreaId) => new()
    {
        Code = document.Code,
        Version = document.Version,
        OwnerAreaId = ownerAreaId,
        NameVi = document.NameVi,
        NameEn = document.NameEn,
        Source = document.Source,
        Evidence = document.Evidence,
        ValidFrom = document.ValidFrom,
        Audiences = [.. document.Audiences.Select(Codes.Of)],
        Levels = document.Levels,
        Domains = document.Domains,
        Skills = [.. document.Skills.Select(skill => Skill.Of(skill, document.Code, document.Version))],
    };
}

/// <summary>A skill, under the one code by which courses, questions and practice tasks mean it.</summary>
internal sealed class Skill
{
    /// <summary><c>framework@version/skill</c>.</summary>
    public required string Code { get; init; }

    public required string FrameworkCode { get; init; }

    public required string FrameworkVersion { get; init; }

    public required string DomainCode { get; init; }

    public required string NameVi { get; init; }

    public required string NameEn { get; init; }

    internal static Skill Of(FrameworkSkill skill, string framework, string version) => new()
    {
        Code = $"{framework}@{version}/{skill.Code}",
        FrameworkCode = framework,
        FrameworkVersion = version,
        DomainCode = skill.Domain,
        NameVi = skill.Vi,
        NameEn = skill.En,
    };
}
