using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Learners.AreaImports;

/// <summary>A list that was loaded, with everything that was found in it.</summary>
internal static class GetAreaImport
{
    internal static async Task<Results<Ok<ImportAreas.Response>, ProblemHttpResult>> Handle(
        Guid id, LearnerDbContext db, CancellationToken cancellationToken)
    {
        var manifest = await db.AreaManifests.AsNoTracking()
            .SingleOrDefaultAsync(manifest => manifest.Id == id, cancellationToken);
        return manifest is null ? AreaImportProblems.Unknown() : TypedResults.Ok(Describe(manifest));
    }

    internal static ImportAreas.Response Describe(AreaManifest manifest) => new(
        manifest.Id, true, manifest.Records, 0,
        JsonSerializer.Deserialize<IReadOnlyList<AreaConflict>>(manifest.Report, Json.Commands)!);
}
