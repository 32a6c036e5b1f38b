using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Platform.Certifications.Credentials;

/// <summary>What a certificate says its holder achieved, and what its levels of assurance mean.</summary>
internal static class GetAchievement
{
    internal static async Task<Results<FileContentHttpResult, NotFound>> Handle(
        string code, int version, HttpContext http, CertificationDbContext db, PublicAddress at,
        CancellationToken cancellationToken)
    {
        var criterion = await db.Criteria.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Code == code && c.Version == version, cancellationToken);
        if (criterion is null)
            return TypedResults.NotFound();

        var document = Achievement.Document(at, code, version, criterion.Title, criterion.TitleEn);
        return StoredBytes.Of(
            http, document.ToJsonString(OpenBadge.Spelling), StoredBytes.Json, TimeSpan.FromHours(1));
    }
}
