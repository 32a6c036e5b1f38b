using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Credentials;

namespace Platform.Certifications.StatusLists;

/// <summary>
/// A status list (Bitstring Status List 1.0), signed: whoever checks certificates keeps a copy for five minutes and
/// never tells us which one it looked up.
/// </summary>
internal static class GetStatusList
{
    internal static async Task<Results<FileContentHttpResult, NotFound>> Handle(
        string issuer, string purpose, int number, HttpContext http, CertificationDbContext db,
        CancellationToken cancellationToken)
    {
        var credential = await db.StatusLists
            .Where(list => list.Issuer == issuer && list.Purpose == purpose && list.ListNo == number)
            .Select(list => list.Credential).SingleOrDefaultAsync(cancellationToken);
        return credential is null
            ? TypedResults.NotFound()
            : StoredBytes.Credential(http, credential, StatusListCredential.Ttl);
    }
}
