using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Frameworks;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Courses.Courses;

/// <summary>Lets the villages of a unit open classes of a published course.</summary>
internal static class CreateClassTemplate
{
    /// <param name="Code">Its code, for good. <example>ai-evening</example></param>
    /// <param name="CourseId">The course.</param>
    /// <param name="CourseVersion">The version; the newest where none is named. <example>1</example></param>
    /// <param name="DurationMinutes">Length of a class; that of the course where none is named.</param>
    /// <param name="Slots">When such classes are held.</param>
    /// <param name="Pack">What the village fetches beforehand.</param>
    /// <param name="AreaId">The unit that offers it; that of the token where none is named.</param>
    public sealed record Request(
        [StringLength(64, MinimumLength = 1), RegularExpression(FrameworkDocument.Slug)] string Code,
        Guid CourseId,
        [Range(1, 10_000)] int? CourseVersion = null,
        [Range(1, 600)] int? DurationMinutes = null,
        [MaxLength(3)] Slot[]? Slots = null,
        Pack? Pack = null,
        Guid? AreaId = null);

    /// <param name="Code">Its code. <example>ai-evening</example></param>
    public sealed record Response(string Code);

    internal static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(
        Request request, AreaScope scope, CourseDbContext db, HttpResponse response, ILogger<ClassTemplate> logger,
        CancellationToken cancellationToken)
    {
        var areaId = request.AreaId ?? scope.AreaId;
        if (!await db.Areas.AnyAsync(a => a.Id == areaId && a.Path.Contains(scope.AreaId), cancellationToken))
            return CourseProblems.UnknownArea;
        if (request.Pack is { IsConsistent: false })
            return CatalogueProblems.PackInvalid;
        if (await Offered(request.CourseId, request.CourseVersion, scope, db, cancellationToken) is not { } version)
            return CatalogueProblems.UnknownCourse;

        await db.Hold($"template:{request.Code}", cancellationToken);
        if (await db.ClassTemplates.AnyAsync(template => template.Code == request.Code, cancellationToken))
            return CatalogueProblems.TemplateCodeTaken;

        var template = new ClassTemplate
        {
            Code = request.Code,
            OwnerAreaId = areaId,
            CourseId = version.CourseId,
            CourseVersion = version.Number,
            DurationMinutes = request.DurationMinutes ?? version.DurationMinutes,
            Slots = [.. (request.Slots ?? []).Distinct().Select(Codes.Of)],
            Pack = request.Pack,
        };
        db.ClassTemplates.Add(template);
        await db.SaveChangesAsync(cancellationToken);
        CatalogueLog.TemplateWritten(logger, template.Code);
        response.Headers.ETag = db.ETag(template);
        return TypedResults.Created($"class-templates/{template.Code}", new Response(template.Code));
    }

    /// <returns>The version named, or the newest, of a course that is offered to the scope.</returns>
    internal static Task<CourseVersion?> Offered(
        Guid courseId, int? number, AreaScope scope, CourseDbContext db, CancellationToken cancellationToken)
    {
        var visible = db.Courses.VisibleTo(scope, db.Areas);
        return db.CourseVersions.AsNoTracking()
            .Where(version => version.CourseId == courseId && (number == null || version.Number == number))
            .Where(version => visible.Any(course => course.Id == version.CourseId))
            .OrderByDescending(version => version.Number)
            .FirstOrDefaultAsync(cancellationToken);
    }
}
