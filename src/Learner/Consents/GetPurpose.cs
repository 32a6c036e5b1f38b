using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging;

namespace Platform.Learners.Consents;

/// <summary>One purpose of the processing register with all its versions, the newest first.</summary>
internal static class GetPurpose
{
    /// <param name="Purpose">As it is now.</param>
    /// <param name="Versions">As it was made and changed.</param>
    public sealed record Response(ListPurposes.Item Purpose, IReadOnlyList<Version> Versions);

    /// <param name="Number">Counts from 1.</param>
    /// <param name="TitleVi">What the data is used for, as people read it.</param>
    /// <param name="TitleEn">The same in English.</param>
    /// <param name="LegalBasis">By what right.</param>
    /// <param name="LegalReference">Where the law or the plan says so.</param>
    /// <param name="IsSensitive">Its notices must call the data sensitive.</param>
    /// <param name="AllowsObjection">Needs no consent, and still ends when the person says so.</param>
    /// <param name="RetentionMonths">How long the data is kept.</param>
    /// <param name="Reason">Why it was entered or changed.</param>
    /// <param name="Actor">Who did.</param>
    /// <param name="At">When.</param>
    public sealed record Version(
        int Number, string TitleVi, string TitleEn, LegalBasis LegalBasis, string LegalReference, bool IsSensitive,
        bool AllowsObjection, int RetentionMonths, string Reason, string Actor, DateTimeOffset At);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        string code, LearnerDbContext db, HttpResponse response, CancellationToken cancellationToken)
    {
        var purpose = await db.Purposes.SingleOrDefaultAsync(purpose => purpose.Code == code, cancellationToken);
        if (purpose is null)
            return TypedResults.NotFound();
        response.Headers.ETag = db.ETag(purpose);
        return TypedResults.Ok(await Show(purpose, db, cancellationToken));
    }

    internal static async Task<Response> Show(
        Purpose purpose, LearnerDbContext db, CancellationToken cancellationToken)
    {
        var versions = await db.PurposeVersions.AsNoTracking().Where(version => version.Code == purpose.Code)
            .OrderByDescending(version => version.Version).ToListAsync(cancellationToken);
        return new Response(
            ListPurposes.Describe(purpose),
            [
                .. versions.Select(version => new Version(
                    version.Version, version.Terms.TitleVi, version.Terms.TitleEn, version.Terms.LegalBasis,
                    version.Terms.LegalReference, version.Terms.IsSensitive, version.Terms.AllowsObjection,
                    version.Terms.RetentionMonths, version.Reason, version.Actor, version.At)),
            ]);
    }
}
