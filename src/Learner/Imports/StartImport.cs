using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Imports;

/// <summary>Takes a list of people of a commune as CSV and answers at once where its progress can be read.</summary>
/// <example>
/// full_name,birth_date,sex,village
/// Sùng A Páo,1948,nam,Thôn Một
/// </example>
internal static class StartImport
{
    private const long LargestFile = 256 * 1024 * 1024;

    public sealed record Response(Guid Id, ImportState State);

    [RequestSizeLimit(LargestFile)]
    internal static async Task<Results<Accepted<Response>, ProblemHttpResult>> Handle(
        Guid areaId, HttpRequest request, AreaScope scope,
        LearnerDbContext db, PersonalDataVault vault, TimeProvider time,
        ILogger<LearnerImport> logger, CancellationToken cancellationToken)
    {
        var area = await db.Areas.Within(scope).Where(a => a.Id == areaId)
            .Select(a => new { a.Level }).SingleOrDefaultAsync(cancellationToken);
        if (area is null)
            return AreaProblems.Unknown();
        if (area.Level is not AreaLevel.Commune)
            return AreaProblems.NotACommune();

        var upload = new ImportUpload(db, vault, areaId, time.GetUtcNow());
        var (import, refusal) = await upload.Store(request.Body, cancellationToken);
        if (refusal is not null)
            return Problems.BadRequest(refusal.Code, refusal.Vi, refusal.En);

        Log.ImportStored(logger, import!.Id, import.SizeBytes, areaId);
        return TypedResults.Accepted($"imports/{import.Id}", new Response(import.Id, import.State));
    }
}
