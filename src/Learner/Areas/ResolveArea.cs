using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Learners.Areas;

/// <summary>
/// Which unit a code or a name meant on a date, and what that unit is today. Public reference data: no figures, no
/// people. Without a date a code is answered only where it has named one unit for ever.
/// </summary>
internal static class ResolveArea
{
    /// <param name="Match">How it was found: <c>code</c>, <c>alias</c>, <c>name</c>, <c>former-district</c>.</param>
    /// <param name="Area">The unit as named on that date; absent for a district.</param>
    /// <param name="District">The former district.</param>
    /// <param name="Current">The units of today; several where the unit was divided.</param>
    /// <param name="NeedsReview">A human decides to which of them a person belongs.</param>
    public sealed record Response(
        string Match, Unit? Area, District? District, IReadOnlyList<CurrentUnit> Current, bool NeedsReview);

    public sealed record Unit(
        Guid Id, Guid? ParentId, AreaLevel Level, string Type, string? Code, string Name, string Qualifier,
        DateOnly ValidFrom, DateOnly? ValidTo);

    public sealed record District(string Code, string ProvinceCode, string Name, DateOnly ValidFrom, DateOnly ValidTo);

    /// <param name="Id">Identity.</param>
    /// <param name="Code">National code today.</param>
    /// <param name="Name">Full name today.</param>
    /// <param name="ParentId">The unit above today.</param>
    /// <param name="People">Whether the people of the former unit came with it.</param>
    public sealed record CurrentUnit(Guid Id, string? Code, string Name, Guid? ParentId, PeopleGo People);

    /// <param name="code">National code: 2 digits a province, 3 a former district, 5 a commune.</param>
    /// <param name="name">Name, with or without its type; with marks in either tone placement, or without.</param>
    /// <param name="level">Only this level.</param>
    /// <param name="asOf">The date of the paper that names it.</param>
    /// <param name="provinceCode">Code of the province on that date.</param>
    /// <param name="districtCode">Code of the former district.</param>
    /// <param name="db">The database.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    internal static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        [RegularExpression(@"([0-9]{2}|[0-9]{3}|[0-9]{5})\z")] string? code,
        [StringLength(200, MinimumLength = 2)] string? name,
        [AllowedValues(null, "province", "commune")] string? level, DateOnly? asOf,
        [RegularExpression(@"[0-9]{2}\z")] string? provinceCode,
        [RegularExpression(@"[0-9]{3}\z")] string? districtCode,
        LearnerDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        if (code is null == name is null)
            return AreaProblems.CodeOrName();
        if (code is { Length: 3 })
            return await FormerDistrict(db, code, asOf, provinceCode, cancellationToken);

        var wanted = AreaLevels.Named(level);
        var versions = asOf is { } date ? db.AreaVersions.AsOf(date) : db.AreaVersions.KnownAt();
        versions = versions.Where(version => version.Level != AreaLevel.Village)
            .Where(version => wanted == null || version.Level == wanted);
        if (provinceCode is not null)
            versions = versions.Where(version => db.AreaVersions.Any(parent =>
                parent.AreaId == version.ParentId && parent.Code == provinceCode && parent.SupersededAt == null
                && parent.ValidFrom <= version.ValidFrom
                && (parent.ValidTo == null || parent.ValidTo > version.ValidFrom)));
        if (districtCode is not null)
            versions = versions.Where(version => version.Qualifier.Contains("(" + districtCode + ")"));
        var (match, found) = code is not null
            ? await ByCode(db, versions, code, asOf, cancellationToken)
            : ("name", await ByName(versions, name!, cancellationToken));
        var areas = found.GroupBy(version => version.AreaId).Select(group => group.MaxBy(v => v.ValidFrom)!).ToList();
        return areas switch
        {
            [] => AreaProblems.Unknown(),
            [var only] => await Answer(db, match, only, VietnamTime.Today(time), cancellationToken),
            _ when code is not null => AreaProblems.CodeNeedsDate(),
            _ => Ambiguous(areas),
        };
    }

    private static async Task<(string Match, List<AreaVersion> Found)> ByCode(
        LearnerDbContext db, IQueryable<AreaVersion> versions, string code, DateOnly? asOf,
        CancellationToken cancellationToken)
    {
        var found = await versions.AsNoTracking().Where(version => version.Code == code).ToListAsync(cancellationToken);
        if (found.Count > 0)
            return ("code", found);
        var aliases = db.AreaAliases.Where(alias => alias.Code == code
            && (asOf == null || (alias.ValidFrom <= asOf && (alias.ValidTo == null || alias.ValidTo > asOf))));
        return ("alias", await versions.AsNoTracking()
            .Where(version => aliases.Any(alias => alias.AreaId == version.AreaId && alias.Level == version.Level))
            .ToListAsync(cancellationToken));
    }

    private static async Task<List<AreaVersion>> ByName(
        IQueryable<AreaVersion> versions, string name, CancellationToken cancellationToken)
    {
        var folded = VietnameseText.Fold(name);
        string[] spellings = [folded, .. AreaLevels.TypeWords.Select(word => $"{word} {folded}")];
        var found = await versions.AsNoTracking().Where(version => spellings.Contains(version.FoldName))
            .ToListAsync(cancellationToken);
        return [.. found.Where(version => VietnameseText.IsAskedAs(version.Name, name))];
    }

    private static async Task<Results<Ok<Response>, ProblemHttpResult>> FormerDistrict(
        LearnerDbContext db, string code, DateOnly? asOf, string? provinceCode, CancellationToken cancellationToken)
    {
        var district = await db.FormerDistricts.AsNoTracking()
            .Where(district => district.Code == code && (provinceCode == null || district.ProvinceCode == provinceCode))
            .Where(district => asOf == null || (district.ValidFrom <= asOf && district.ValidTo > asOf))
            .OrderByDescending(district => district.ValidFrom).FirstOrDefaultAsync(cancellationToken);
        return district is null
            ? AreaProblems.Unknown()
            : TypedResults.Ok(new Response(
                "former-district", null,
                new District(
                    district.Code, district.ProvinceCode, district.Name, district.ValidFrom, district.ValidTo),
                [], false));
    }

    private static async Task<Ok<Response>> Answer(
        LearnerDbContext db, string match, AreaVersion version, DateOnly today, CancellationToken cancellationToken)
    {
        var current = await Succession.Today(db, version.AreaId, today, cancellationToken);
        var units = current.Select(successor => new CurrentUnit(
            successor.AreaId, successor.Version.Code, successor.Version.Name, successor.Version.ParentId,
            successor.People));
        return TypedResults.Ok(new Response(
            match, Describe(version), null, [.. units],
            current.Any(successor => successor.People is PeopleGo.Review)));
    }

    private static ProblemHttpResult Ambiguous(IEnumerable<AreaVersion> candidates)
    {
        var problem = Problems.Conflict(
            "area-name-ambiguous", "Nhiều đơn vị mang tên này; hãy chọn một.",
            "Several units bear this name; pick one.");
        problem.ProblemDetails.Extensions["candidates"] = candidates.Select(Describe).ToList();
        return problem;
    }

    private static Unit Describe(AreaVersion version) => new(
        version.AreaId, version.ParentId, version.Level, version.Type, version.Code, version.Name, version.Qualifier,
        version.ValidFrom, version.ValidTo);
}
