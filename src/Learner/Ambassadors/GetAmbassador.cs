using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Ambassadors;

/// <summary>One ambassador, with the version that ending the office must name.</summary>
internal static class GetAmbassador
{
    internal static async Task<Results<Ok<AmbassadorItem>, NotFound>> Handle(
        Guid id, AreaScope scope, LearnerDbContext db, HttpResponse response, CancellationToken cancellationToken)
    {
        var ambassador = await db.Ambassadors.AsNoTracking().Within(scope)
            .SingleOrDefaultAsync(ambassador => ambassador.Id == id, cancellationToken);
        if (ambassador is null)
            return TypedResults.NotFound();

        var revoked = await db.HeldCertificates.AnyAsync(
            c => c.CertificateId == ambassador.CertificateId && c.RevokedAt != null, cancellationToken);
        response.Headers.ETag = IfMatch.ETag(ambassador.RowVersion);
        return TypedResults.Ok(AmbassadorItem.Of(ambassador, revoked));
    }
}
