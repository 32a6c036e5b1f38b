using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Batches;

/// <summary>The second person does not agree, or no longer does: the list never runs.</summary>
internal static class RefuseBatch
{
    internal static Task<Results<Ok<BatchItem>, NotFound, ProblemHttpResult>> Handle(
        Guid id, IfMatch ifMatch, AreaScope scope, ClaimsPrincipal user, CertificationDbContext db,
        HttpResponse response, ILogger<CertificateBatch> logger, CancellationToken cancellationToken) =>
        CancelBatch.Handle(id, ifMatch, scope, user, db, response, logger, cancellationToken);
}
