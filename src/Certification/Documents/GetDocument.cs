using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Areas;
using Platform.Certifications.Certificates;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Documents;

/// <summary>
/// A certificate to print and hand over, with the holder's name: a signed PDF, A4. The first request has it printed
/// (202, with the time to ask again); after that the same bytes come at once.
/// </summary>
internal static class GetDocument
{
    internal static async Task<Results<FileContentHttpResult, Accepted, NotFound, ProblemHttpResult>> Handle(
        Guid id, AreaScope scope, CertificationDbContext db, OrderDocument documents, HttpResponse response,
        CancellationToken cancellationToken)
    {
        var certificate = await db.Certificates.AsNoTracking().Within(scope, db.Areas)
            .SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        return certificate is null
            ? TypedResults.NotFound()
            : await documents.Of(certificate, DocumentAudience.Holder, response, cancellationToken);
    }
}

/// <summary>
/// A certificate to print, for whoever has the link: the same sheet without the holder's name. The first request has it
/// printed (202, with the time to ask again).
/// </summary>
internal static class GetPublicDocument
{
    internal static async Task<Results<FileContentHttpResult, Accepted, NotFound, ProblemHttpResult>> Handle(
        string publicId, CertificationDbContext db, OrderDocument documents, HttpResponse response,
        CancellationToken cancellationToken)
    {
        var key = RandomIds.IsPublicId(publicId) ? publicId : "";
        var certificate = await db.Certificates.AsNoTracking()
            .SingleOrDefaultAsync(c => c.PublicId == key, cancellationToken);
        return certificate is null
            ? TypedResults.NotFound()
            : await documents.Of(certificate, DocumentAudience.Public, response, cancellationToken);
    }
}
