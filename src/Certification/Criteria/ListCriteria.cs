using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Criteria;

/// <summary>The criteria: all versions and drafts, or only what certificates are issued by today.</summary>
internal static class ListCriteria
{
    /// <param name="Items">The versions of this page.</param>
    /// <param name="NextCursor">Absent on the last page.</param>
    public sealed record Response(IReadOnlyList<CriterionItem> Items, string? NextCursor);

    /// <param name="code">Only versions of this criterion, <c>vneid-basics</c>.</param>
    /// <param name="inForce">Only the version of each that was published last.</param>
    /// <param name="cursor">The cursor of the page before.</param>
    /// <param name="limit">Rows of a page.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    internal static async Task<Ok<Response>> Handle(
        [RegularExpression("^[a-z0-9-]{1,64}$")] string? code, bool? inForce, Cursor? cursor,
        [Range(1, 100)] int? limit, CertificationDbContext db, CancellationToken cancellationToken)
    {
        IQueryable<Criterion> criteria = db.Criteria.AsNoTracking();
        if (inForce is true)
            criteria = criteria.InForce();
        if (code is not null)
            criteria = criteria.Where(c => c.Code == code);

        var (after, size) = Cursor.Page(cursor, limit);
        var rows = await criteria.Where(c => c.Id > after).OrderBy(c => c.Id).Take(size + 1)
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(rows, size, c => c.Id);
        return TypedResults.Ok(new Response([.. rows.Select(CriterionItem.Of)], next));
    }
}
