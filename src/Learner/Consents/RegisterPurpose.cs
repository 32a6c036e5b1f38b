using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Messaging;

namespace Platform.Learners.Consents;

/// <summary>Enters a new purpose into the processing register, before anything is processed for it.</summary>
internal static class RegisterPurpose
{
    /// <param name="Code">Lower-case words joined by hyphens, <c>class-photos</c>; never changes.</param>
    /// <param name="Terms">What, by what right and for how long.</param>
    public sealed record Request(
        [RegularExpression(@"[a-z]+(-[a-z]+)*\z"), StringLength(40, MinimumLength = 3)] string Code,
        PurposeBody Terms);

    internal static async Task<Results<Created<GetPurpose.Response>, ProblemHttpResult>> Handle(
        Request request, ClaimsPrincipal user, LearnerDbContext db, TimeProvider time, HttpResponse response,
        ILogger<Purpose> logger, CancellationToken cancellationToken)
    {
        var terms = request.Terms.Terms;
        if (terms.IsContradictory)
            return ConsentProblems.TermsContradictory;
        var purpose = new Purpose
        {
            Code = request.Code,
            TitleVi = terms.TitleVi,
            TitleEn = terms.TitleEn,
            LegalBasis = terms.LegalBasis,
            LegalReference = terms.LegalReference,
            IsSensitive = terms.IsSensitive,
            AllowsObjection = terms.AllowsObjection,
            RetentionMonths = terms.RetentionMonths,
        };
        db.Purposes.Add(purpose);
        db.PurposeVersions.Add(PurposeVersion.Of(
            purpose, VietnameseText.Clean(request.Terms.Reason), user.Identity!.Name!, time.GetUtcNow()));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException
        {
            ConstraintName: PurposeConfiguration.OnePurposePerCode
        })
        {
            return ConsentProblems.PurposeExists;
        }

        ConsentLog.PurposeChanged(logger, purpose.Code, purpose.Version);
        response.Headers.ETag = db.ETag(purpose);
        return TypedResults.Created(
            $"purposes/{purpose.Code}", await GetPurpose.Show(purpose, db, cancellationToken));
    }
}
