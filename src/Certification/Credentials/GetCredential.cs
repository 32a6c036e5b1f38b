using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Certificates;

namespace Platform.Certifications.Credentials;

/// <summary>
/// The certificate as the issuer signed it (Open Badges 3.0, embedded proof <c>eddsa-rdfc-2022</c>), whatever became of
/// it since: that is told by its status list.
/// </summary>
internal static class GetCredential
{
    /// <summary>Signed bytes do not change, but a corrected certificate has newer ones.</summary>
    internal static readonly TimeSpan Age = TimeSpan.FromMinutes(5);

    internal static async Task<Results<FileContentHttpResult, NotFound>> Handle(
        string publicId, HttpContext http, CertificationDbContext db, CancellationToken cancellationToken) =>
        await db.NewestIssuance(publicId, cancellationToken) is { Credential: { } credential }
            ? StoredBytes.Credential(http, credential, Age)
            : TypedResults.NotFound();

    internal static Task<Issuance?> NewestIssuance(
        this CertificationDbContext db, string publicId, CancellationToken cancellationToken)
    {
        // A malformed id asks the same question of the database as an unknown one, and gets the same answer.
        var key = RandomIds.IsPublicId(publicId) ? publicId : "";
        return db.Issuances.AsNoTracking()
            .Where(issuance => db.Certificates.Any(c => c.Id == issuance.CertificateId && c.PublicId == key))
            .OrderByDescending(issuance => issuance.IssueNo).FirstOrDefaultAsync(cancellationToken);
    }
}
