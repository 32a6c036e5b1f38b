using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Courses;
using Platform.Courses.Frameworks;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Courses.Programmes;

/// <summary>A programme of a unit, with its first version, over courses that are offered to the unit.</summary>
internal static class CreateProgramme
{
    /// <param name="Code">Its code, for good. <example>4t-phu-tho</example></param>
    /// <param name="Content">What the first version asks for.</param>
    /// <param name="AreaId">The unit that offers it; that of the token where none is named.</param>
    public sealed record Request(
        [StringLength(64, MinimumLength = 1), RegularExpression(FrameworkDocument.Slug)] string Code,
        ProgrammeContent Content,
        Guid? AreaId = null);

    /// <param name="Id">Identity of the programme.</param>
    public sealed record Response(Guid Id);

    internal static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(
        Request request, AreaScope scope, CourseDbContext db, TimeProvider time, HttpResponse response,
        ILogger<Programme> logger, CancellationToken cancellationToken)
    {
        var areaId = request.AreaId ?? scope.AreaId;
        if (!await db.Areas.AnyAsync(a => a.Id == areaId && a.Path.Contains(scope.AreaId), cancellationToken))
            return CourseProblems.UnknownArea;
        if (await Refusal(request.Content, scope, db, cancellationToken) is { } refusal)
            return refusal;

        await db.Hold($"programme:{request.Code}", cancellationToken);
        if (await db.Programmes.AnyAsync(programme => programme.Code == request.Code, cancellationToken))
            return ProgrammeProblems.CodeTaken;

        var now = time.GetUtcNow();
        var programme = new Programme { Id = Guid.CreateVersion7(now), Code = request.Code, OwnerAreaId = areaId };
        db.AddEvent(programme.Publish(request.Content, now).Event!);
        db.Programmes.Add(programme);
        await db.SaveChangesAsync(cancellationToken);
        CatalogueLog.ProgrammeWritten(logger, programme.Id, 1);
        response.Headers.ETag = db.ETag(programme);
        return TypedResults.Created($"programmes/{programme.Id}", new Response(programme.Id));
    }

    internal static async Task<ProblemHttpResult?> Refusal(
        ProgrammeContent content, AreaScope scope, CourseDbContext db, CancellationToken cancellationToken)
    {
        if (!content.IsConsistent)
            return ProgrammeProblems.ModuleCodeTwice;

        var courseIds = content.Modules.Select(module => module.CourseId).Distinct().ToArray();
        var offered = await db.Courses.VisibleTo(scope, db.Areas)
            .CountAsync(course => courseIds.Contains(course.Id) && course.Versions.Any(), cancellationToken);
        return offered == courseIds.Length ? null : CatalogueProblems.UnknownCourse;
    }
}
