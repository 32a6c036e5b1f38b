using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Sensitive;
using Platform.Messaging;
using Platform.Messaging.Http;

namespace Platform.Learners.Consents;

/// <summary>
/// Makes the next version of a purpose. The versions before it stay, because somebody consented under them; consents
/// given remain, since each names the notice that was read.
/// </summary>
internal static class ChangePurpose
{
    internal static async Task<Results<Ok<GetPurpose.Response>, NotFound, ProblemHttpResult>> Handle(
        string code, PurposeBody request, IfMatch ifMatch, ClaimsPrincipal user, LearnerDbContext db,
        TimeProvider time, HttpResponse response, ILogger<Purpose> logger, CancellationToken cancellationToken)
    {
        var purpose = await db.Purposes.SingleOrDefaultAsync(purpose => purpose.Code == code, cancellationToken);
        if (purpose is null)
            return TypedResults.NotFound();
        var terms = request.Terms;
        if (terms.IsContradictory)
            return ConsentProblems.TermsContradictory;
        if (SensitiveKinds.IsPurpose(code) && terms is not { LegalBasis: LegalBasis.Consent, IsSensitive: true })
            return ConsentProblems.PurposeStaysSensitive;

        db.Expect(purpose, ifMatch);
        if (purpose.Change(terms))
        {
            db.PurposeVersions.Add(PurposeVersion.Of(
                purpose, VietnameseText.Clean(request.Reason), user.Identity!.Name!, time.GetUtcNow()));
            ConsentLog.PurposeChanged(logger, code, purpose.Version);
        }

        db.Entry(purpose).Property(row => row.TitleVi).IsModified = true; // compared even where nothing changes
        await db.SaveChangesAsync(cancellationToken);
        response.Headers.ETag = db.ETag(purpose);
        return TypedResults.Ok(await GetPurpose.Show(purpose, db, cancellationToken));
    }
}
