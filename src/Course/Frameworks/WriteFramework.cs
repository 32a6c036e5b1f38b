using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Courses;
using Platform.ServiceDefaults;

namespace Platform.Courses.Frameworks;

/// <summary>
/// Writes a framework of the unit of the token, or a new version of one. What is written stays as it is; a correction
/// is the next version.
/// </summary>
internal static class WriteFramework
{
    /// <param name="Code">Code of the framework. <example>757-citizens</example></param>
    /// <param name="Version">Number of the version. <example>1.0</example></param>
    public sealed record Response(string Code, string Version);

    internal static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(
        FrameworkDocument request, AreaScope scope, CourseDbContext db, ILogger<Framework> logger,
        CancellationToken cancellationToken)
    {
        if (!request.IsConsistent())
            return CatalogueProblems.FrameworkInconsistent;
        if (!await db.Areas.AnyAsync(area => area.Id == scope.AreaId, cancellationToken))
            return CourseProblems.UnknownArea;

        await db.Hold($"framework:{request.Code}", cancellationToken);
        var versions = await db.Frameworks.AsNoTracking().Where(framework => framework.Code == request.Code)
            .Select(framework => new { framework.Version, framework.OwnerAreaId }).ToListAsync(cancellationToken);
        if (versions.Any(written => written.OwnerAreaId != scope.AreaId))
            return CatalogueProblems.FrameworkCodeTaken;
        if (versions.Any(written => written.Version == request.Version))
            return CatalogueProblems.FrameworkVersionExists;

        db.Frameworks.Add(Framework.Of(request, scope.AreaId));
        await db.SaveChangesAsync(cancellationToken);
        CatalogueLog.FrameworkWritten(logger, request.Code, request.Version);
        return TypedResults.Created(
            $"frameworks/{request.Code}/versions/{request.Version}", new Response(request.Code, request.Version));
    }
}
