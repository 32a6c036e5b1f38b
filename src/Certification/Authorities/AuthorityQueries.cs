using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Areas;
using Platform.Certifications.Certificates;
using Platform.Certifications.Criteria;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Authorities;

internal static class AuthorityQueries
{
    /// <summary>Provinces are merged once in decades; a chain that is longer is a circle.</summary>
    private const int LongestChain = 10;

    /// <summary>Those of the caller&apos;s area and everything below it.</summary>
    internal static IQueryable<IssuingAuthority> Within(
        this IQueryable<IssuingAuthority> authorities, AreaScope scope, IQueryable<AreaSnapshot> areas) =>
        authorities.Where(authority => areas.Any(
            area => area.Id == authority.AreaId && area.Path.Contains(scope.AreaId)));

    /// <summary>Those that issue on a day.</summary>
    internal static IQueryable<IssuingAuthority> On(this IQueryable<IssuingAuthority> authorities, DateOnly day) =>
        authorities.Where(a => a.ValidFrom <= day && (a.ValidTo == null || day < a.ValidTo));

    /// <summary>
    /// Fixes in whose name a certificate is issued today: the authority of the province the area belongs to, or who has
    /// taken over from it; where none is registered, the body that the criterion names.
    /// </summary>
    internal static async Task NameIssuer(
        this CertificationDbContext db, Certificate certificate, Criterion criterion, AreaSnapshot unit,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = VietnamTime.DateOf(now);
        var authority = await (
            from registered in db.IssuingAuthorities.AsNoTracking().On(today)
            join province in db.Areas on registered.AreaId equals province.Id
            where db.Areas.Any(area => area.Id == unit.Id && area.Path.Contains(province.Id))
            orderby province.State == "active" descending, registered.ValidFrom descending
            select registered).FirstOrDefaultAsync(cancellationToken);
        if (authority is not null)
            authority = await db.SuccessorOf(authority.Id, today, cancellationToken) ?? authority;
        certificate.NameIssuer(authority?.Id, authority?.NameVi ?? criterion.Authority, unit.Name);
    }

    /// <summary>
    /// Who stands in the place of an authority today. The end of a province is told by its area, in whatever order news
    /// of it and registrations come; so the link is followed when somebody asks, and not written when something comes.
    /// </summary>
    /// <returns>None where it still issues under the same name, or nobody has taken over yet.</returns>
    internal static async Task<IssuingAuthority?> SuccessorOf(
        this CertificationDbContext db, Guid authorityId, DateOnly today, CancellationToken cancellationToken)
    {
        var chain = await db.ChainOf(authorityId, today, cancellationToken);
        return chain.Count > 0 ? chain[^1] : null;
    }

    /// <returns>Each that took over from the one before it, without the first.</returns>
    internal static async Task<IReadOnlyList<IssuingAuthority>> ChainOf(
        this CertificationDbContext db, Guid authorityId, DateOnly today, CancellationToken cancellationToken)
    {
        List<IssuingAuthority> chain = [];
        for (var id = authorityId; chain.Count < LongestChain;)
        {
            if (await db.NextAfter(id, today, cancellationToken) is not { } next || chain.Exists(c => c.Id == next.Id)
                || next.Id == authorityId)
                break;
            chain.Add(next);
            id = next.Id;
        }

        return chain;
    }

    private static async Task<IssuingAuthority?> NextAfter(
        this CertificationDbContext db, Guid id, DateOnly today, CancellationToken cancellationToken)
    {
        var found = await db.IssuingAuthorities.AsNoTracking()
            .Where(authority => authority.Id == id)
            .Select(authority => new
            {
                authority.SuccessorId,
                authority.ValidTo,
                Province = db.Areas.Where(area => area.Id == authority.AreaId)
                    .Select(area => new { area.State, area.SuccessorId }).FirstOrDefault(),
            })
            .SingleAsync(cancellationToken);
        if (found.SuccessorId is { } named && found.ValidTo <= today)
            return await db.IssuingAuthorities.AsNoTracking().SingleAsync(a => a.Id == named, cancellationToken);
        return found.Province is { State: "ended", SuccessorId: { } province }
            ? await db.IssuingAuthorities.AsNoTracking().Where(authority => authority.AreaId == province)
                .OrderBy(authority => authority.ValidTo != null).ThenByDescending(authority => authority.ValidFrom)
                .FirstOrDefaultAsync(cancellationToken)
            : null;
    }
}
