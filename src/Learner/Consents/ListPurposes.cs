using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Platform.Learners.Consents;

/// <summary>The processing register: what personal data is used for, and by what right.</summary>
internal static class ListPurposes
{
    public sealed record Response(IReadOnlyList<Item> Items);

    /// <param name="AllowsObjection">Needs no consent, and still ends when the person says so.</param>
    public sealed record Item(
        string Code, string TitleVi, string TitleEn, LegalBasis LegalBasis, string LegalReference, bool IsSensitive,
        bool AllowsObjection, int RetentionMonths);

    internal static async Task<Ok<Response>> Handle(LearnerDbContext db, CancellationToken cancellationToken) =>
        TypedResults.Ok(new Response(await db.Purposes.AsNoTracking().OrderBy(purpose => purpose.Code)
            .Select(purpose => new Item(
                purpose.Code, purpose.TitleVi, purpose.TitleEn, purpose.LegalBasis, purpose.LegalReference,
                purpose.IsSensitive, purpose.AllowsObjection, purpose.RetentionMonths))
            .ToListAsync(cancellationToken)));
}
