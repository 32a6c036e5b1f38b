using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Authorities;

/// <summary>The bodies that issue certificates, or did.</summary>
internal static class ListAuthorities
{
    /// <param name="Items">The bodies of this page.</param>
    /// <param name="NextCursor">Absent on the last page.</param>
    public sealed record Response(IReadOnlyList<AuthorityItem> Items, string? NextCursor);

    /// <param name="areaId">Only those of this province.</param>
    /// <param name="cursor">The cursor of the page before.</param>
    /// <param name="limit">Rows of a page.</param>
    /// <param name="scope">Area of the token.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    internal static async Task<Ok<Response>> Handle(
        Guid? areaId, Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope, CertificationDbContext db,
        CancellationToken cancellationToken)
    {
        var (after, size) = Cursor.Page(cursor, limit);
        var rows = await db.IssuingAuthorities.AsNoTracking().Within(scope, db.Areas)
            .Where(authority => areaId == null || authority.AreaId == areaId)
            .Where(authority => authority.Id > after).OrderBy(authority => authority.Id).Take(size + 1)
            .Select(authority => new AuthorityItem(
                authority.Id, authority.AreaId, authority.NameVi, authority.NameEn, authority.ValidFrom,
                authority.ValidTo ?? db.Areas.Where(area => area.Id == authority.AreaId)
                    .Select(area => area.EndedOn).FirstOrDefault(),
                authority.LegalSource))
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(rows, size, row => row.Id);
        return TypedResults.Ok(new Response(rows, next));
    }
}
