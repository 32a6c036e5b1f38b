using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.Courses;

/// <summary>
/// Changes what new classes begin with, or withdraws the template. Classes that are open keep what they have.
/// </summary>
internal static class ChangeClassTemplate
{
    /// <param name="CourseVersion">The version new classes begin with. <example>2</example></param>
    /// <param name="DurationMinutes">Length of a class. <example>30</example></param>
    /// <param name="Slots">When such classes are held.</param>
    /// <param name="Pack">What the village fetches beforehand.</param>
    /// <param name="Withdrawn">Whether no class is opened from it any more.</param>
    public sealed record Request(
        [Range(1, 10_000)] int CourseVersion,
        [Range(1, 600)] int DurationMinutes,
        [MaxLength(3)] Slot[] Slots,
        Pack? Pack = null,
        bool Withdrawn = false);

    internal static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Handle(
        [StringLength(64, MinimumLength = 1)] string code, Request request, IfMatch ifMatch, AreaScope scope,
        CourseDbContext db, HttpResponse response, ILogger<ClassTemplate> logger, CancellationToken cancellationToken)
    {
        var template = await db.ClassTemplates.OwnedWithin(scope, db.Areas)
            .SingleOrDefaultAsync(template => template.Code == code, cancellationToken);
        if (template is null)
            return TypedResults.NotFound();
        if (request.Pack is { IsConsistent: false })
            return CatalogueProblems.PackInvalid;
        if (await CreateClassTemplate.Offered(
            template.CourseId, request.CourseVersion, scope, db, cancellationToken) is null)
            return CatalogueProblems.UnknownCourse;

        db.Expect(template, ifMatch);
        template.CourseVersion = request.CourseVersion;
        template.DurationMinutes = request.DurationMinutes;
        template.Slots = [.. request.Slots.Distinct().Select(Codes.Of)];
        template.Pack = request.Pack;
        template.Withdrawn = request.Withdrawn;
        await db.SaveChangesAsync(cancellationToken);
        CatalogueLog.TemplateWritten(logger, code);
        response.Headers.ETag = db.ETag(template);
        return TypedResults.NoContent();
    }
}
