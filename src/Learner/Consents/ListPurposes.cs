using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Platform.Learners.Consents;

/// <summary>The processing register: what personal data is used for, and by what right.</summary>
internal static class ListPurposes
{
    /// <param name="Items">By code.</param>
    public sealed record Response(IReadOnlyList<Item> Items);

    /// <param name="Code">What consents and notices name.</param>
    /// <param name="Version">Counts the changes, from 1.</param>
    /// <param name="TitleVi">What the data is used for, as people read it.</param>
    /// <param name="TitleEn">The same in English.</param>
    /// <param name="LegalBasis">By what right.</param>
    /// <param name="LegalReference">Where the law or the plan says so.</param>
    /// <param name="IsSensitive">Its notices must call the data sensitive.</param>
    /// <param name="AllowsObjection">Needs no consent, and still ends when the person says so.</param>
    /// <param name="RetentionMonths">How long the data is kept.</param>
    public sealed record Item(
        string Code, int Version, string TitleVi, string TitleEn, LegalBasis LegalBasis, string LegalReference,
        bool IsSensitive, bool AllowsObjection, int RetentionMonths);

    internal static async Task<Ok<Response>> Handle(LearnerDbContext db, CancellationToken cancellationToken)
    {
        var purposes = await db.Purposes.AsNoTracking().OrderBy(purpose => purpose.Code)
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new Response([.. purposes.Select(Describe)]));
    }

    internal static Item Describe(Purpose purpose) => new(
        purpose.Code, purpose.Version, purpose.TitleVi, purpose.TitleEn, purpose.LegalBasis, purpose.LegalReference,
        purpose.IsSensitive, purpose.AllowsObjection, purpose.RetentionMonths);
}
