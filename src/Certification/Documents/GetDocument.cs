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
/// printed (202, with the time to ask again; a browser is shown a page that asks by itself).
/// </summary>
internal static class GetPublicDocument
{
    internal static async Task<Results<FileContentHttpResult, ContentHttpResult, Accepted, NotFound, ProblemHttpResult>>
        Handle(
            string publicId, HttpContext http, CertificationDbContext db, OrderDocument documents,
            CancellationToken cancellationToken)
    {
        var key = RandomIds.IsPublicId(publicId) ? publicId : "";
        var certificate = await db.Certificates.AsNoTracking()
            .SingleOrDefaultAsync(c => c.PublicId == key, cancellationToken);
        if (certificate is null)
            return TypedResults.NotFound();

        var answer = await documents.Of(certificate, DocumentAudience.Public, http.Response, cancellationToken);
        var people = VerifyPage.PrefersHtml(http.Request);
        return answer.Result switch
        {
            FileContentHttpResult file => file,
            Accepted when people => DocumentNotice.Wait(http.Response),
            Accepted accepted => accepted,
            ProblemHttpResult problem when people => DocumentNotice.Refuse(http.Response, problem),
            ProblemHttpResult problem => problem,
            _ => TypedResults.NotFound(),
        };
    }
}
