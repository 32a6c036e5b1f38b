using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Platform.Certifications.Criteria;

/// <summary>How sure one may be that a holder did it, from the weakest level to the strongest.</summary>
internal static class ListAssuranceLevels
{
    /// <param name="Code">What criteria and certificates name. <example>attended</example></param>
    /// <param name="Rank">The higher, the surer.</param>
    /// <param name="NameVi">What people read. <example>Có tham gia lớp học</example></param>
    /// <param name="NameEn">The same in English. <example>Attended a class</example></param>
    /// <param name="Source">Where the order comes from, and whether it was checked there.</param>
    public sealed record Item(string Code, int Rank, string NameVi, string NameEn, string Source);

    /// <param name="Items">The levels, weakest first.</param>
    public sealed record Response(IReadOnlyList<Item> Items);

    internal static async Task<Ok<Response>> Handle(CertificationDbContext db, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Response(await db.AssuranceLevels.AsNoTracking().OrderBy(level => level.Rank)
            .Select(level => new Item(level.Code, level.Rank, level.NameVi, level.NameEn, level.Source))
            .ToListAsync(cancellationToken)));
}
