using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Ambassadors;

/// <summary>The ambassadors in office on a day, in the scope or in one unit of it and everything below.</summary>
internal static class ListAmbassadors
{
    /// <param name="Items">In the order they were appointed.</param>
    /// <param name="NextCursor">Where the next page starts.</param>
    public sealed record Response(IReadOnlyList<AmbassadorItem> Items, string? NextCursor);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid? areaId, DateOnly? asOf, Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope,
        LearnerDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        if (areaId is { } unit && !await db.Areas.Within(scope).AnyAsync(area => area.Id == unit, cancellationToken))
            return TypedResults.NotFound();

        var (after, size) = Cursor.Page(cursor, limit);
        var items = await db.Ambassadors.AsNoTracking().Within(areaId is { } id ? new AreaScope(id) : scope)
            .InOffice(asOf ?? VietnamTime.Today(time))
            .Where(ambassador => ambassador.Id > after)
            .OrderBy(ambassador => ambassador.Id).Take(size + 1)
            .Select(ambassador => AmbassadorItem.Of(
                ambassador,
                db.HeldCertificates.Any(c => c.CertificateId == ambassador.CertificateId && c.RevokedAt != null)))
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(items, size, item => item.Id);
        return TypedResults.Ok(new Response(items, next));
    }
}
