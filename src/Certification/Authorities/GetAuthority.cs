using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Authorities;

/// <summary>A body that issues certificates, and who took over from it, one after the other.</summary>
internal static class GetAuthority
{
    /// <param name="Authority">The one that was asked for.</param>
    /// <param name="Successors">Who took over, the one of today last; empty while it goes on.</param>
    public sealed record Response(AuthorityItem Authority, IReadOnlyList<AuthorityItem> Successors);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, AreaScope scope, CertificationDbContext db, TimeProvider time, HttpResponse response,
        CancellationToken cancellationToken)
    {
        var authority = await db.IssuingAuthorities.AsNoTracking().Within(scope, db.Areas)
            .SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
        if (authority is null)
            return TypedResults.NotFound();

        var chain = await db.ChainOf(id, VietnamTime.Today(time), cancellationToken);
        Guid[] provinces = [.. chain.Append(authority).Select(a => a.AreaId).Distinct()];
        var ended = await db.Areas.Where(area => provinces.Contains(area.Id))
            .ToDictionaryAsync(area => area.Id, area => area.EndedOn, cancellationToken);
        response.Headers.ETag = IfMatch.ETag(authority.RowVersion);
        return TypedResults.Ok(new Response(
            AuthorityItem.Of(authority, ended.GetValueOrDefault(authority.AreaId)),
            [.. chain.Select(next => AuthorityItem.Of(next, ended.GetValueOrDefault(next.AreaId)))]));
    }
}
