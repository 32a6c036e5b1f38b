using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Courses;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Courses.Classes;

internal static class ScheduleClass
{
    /// <summary>A class may be entered long after it was held; one further away is a slip of the pen.</summary>
    private const int DaysBack = 366, DaysAhead = 731;

    public sealed record Request(
        [StringLength(64, MinimumLength = 1)] string TemplateCode, Guid AreaId, DateTimeOffset StartsAt,
        [Range(1, 500)] int Capacity);

    public sealed record Response(Guid Id);

    internal static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(
        Request request, AreaScope scope, CourseDbContext db, TimeProvider time, ILogger<Class> logger,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (request.StartsAt < now.AddDays(-DaysBack) || request.StartsAt > now.AddDays(DaysAhead))
            return CourseProblems.StartOutOfRange;

        var template = await db.ClassTemplates.AsNoTracking().OpenTo(scope, db.Areas)
            .SingleOrDefaultAsync(template => template.Code == request.TemplateCode, cancellationToken);
        if (template is null)
            return CourseProblems.UnknownTemplate;

        var area = await db.Areas.AsNoTracking()
            .Where(area => area.Id == request.AreaId && area.Path.Contains(scope.AreaId))
            .SingleOrDefaultAsync(cancellationToken);
        if (area is null)
            return CourseProblems.UnknownArea;
        if (!area.IsVillage)
            return CourseProblems.NotAVillage;

        var (opened, scheduled) = Class.Schedule(template, area.Id, request.StartsAt, request.Capacity, now);
        db.Classes.Add(opened);
        db.AddEvent(scheduled);
        await db.SaveChangesAsync(cancellationToken);
        Log.ClassScheduled(logger, opened.Id, opened.AreaId);
        // Relative, so that it also holds behind the gateway's prefix.
        return TypedResults.Created($"classes/{opened.Id}", new Response(opened.Id));
    }
}
