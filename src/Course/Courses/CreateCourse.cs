using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Frameworks;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Courses.Courses;

/// <summary>Begins a course with its first draft. Nobody sees it before it is published.</summary>
internal static class CreateCourse
{
    /// <param name="Code">Its code, for good. <example>ai-in-agriculture</example></param>
    /// <param name="Kind">What it counts as.</param>
    /// <param name="Content">The draft.</param>
    /// <param name="AreaId">The unit that offers it; that of the token where none is named.</param>
    public sealed record Request(
        [StringLength(64, MinimumLength = 1), RegularExpression(FrameworkDocument.Slug)] string Code,
        CourseKind Kind,
        CourseContent Content,
        Guid? AreaId = null);

    /// <param name="Id">Identity of the course.</param>
    public sealed record Response(Guid Id);

    internal static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(
        Request request, AreaScope scope, CourseDbContext db, TimeProvider time, HttpResponse response,
        ILogger<Course> logger, CancellationToken cancellationToken)
    {
        var areaId = request.AreaId ?? scope.AreaId;
        if (!await db.Areas.AnyAsync(a => a.Id == areaId && a.Path.Contains(scope.AreaId), cancellationToken))
            return CourseProblems.UnknownArea;
        if (await DraftCheck.Refusal(request.Content, scope, db, cancellationToken) is { } refusal)
            return refusal;

        await db.Hold($"course:{request.Code}", cancellationToken);
        if (await db.Courses.AnyAsync(course => course.Code == request.Code, cancellationToken))
            return CatalogueProblems.CourseCodeTaken;

        var now = time.GetUtcNow();
        var rule = await db.PublishingRules.AsNoTracking().InForce(request.Kind, VietnamTime.DateOf(now))
            .SingleAsync(cancellationToken);
        var course = new Course
        {
            Id = Guid.CreateVersion7(now),
            Code = request.Code,
            Kind = request.Kind,
            OwnerAreaId = areaId,
        };
        course.Write(request.Content);
        db.Courses.Add(course);
        db.PassRules.Add(PassRule.First(course.Id, rule, now));
        await db.SaveChangesAsync(cancellationToken);
        CatalogueLog.CourseDrafted(logger, course.Id);
        response.Headers.ETag = db.ETag(course);
        return TypedResults.Created($"courses/{course.Id}", new Response(course.Id));
    }
}
