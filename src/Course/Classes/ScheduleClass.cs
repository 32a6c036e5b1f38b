using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Courses.Classes;

/// <summary>
/// Opens a class from a template. A hands-on class is held in a village; the other kinds in any unit. Host, place and
/// team work in that unit, above it or below it.
/// </summary>
internal static class ScheduleClass
{
    /// <param name="TemplateCode">What to open it from. <example>vneid-basics</example></param>
    /// <param name="AreaId">The unit it belongs to.</param>
    /// <param name="StartsAt">When it begins.</param>
    /// <param name="Capacity">Seats.</param>
    /// <param name="Kind">How people learn there; hands-on where nothing is said.</param>
    /// <param name="HostOrganisationId">Who invites.</param>
    /// <param name="PlaceId">Where people meet.</param>
    /// <param name="TeamId">The team that teaches.</param>
    public sealed record Request(
        [StringLength(64, MinimumLength = 1)] string TemplateCode, Guid AreaId, DateTimeOffset StartsAt,
        [Range(1, 500)] int Capacity, ClassKind Kind = ClassKind.HandsOn, Guid? HostOrganisationId = null,
        Guid? PlaceId = null, Guid? TeamId = null);

    /// <param name="Id">Identity of the class.</param>
    public sealed record Response(Guid Id);

    internal static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(
        Request request, AreaScope scope, CourseDbContext db, TimeProvider time, ILogger<Class> logger,
        CancellationToken cancellationToken)
    {
        if (request.Kind is ClassKind.SelfPaced)
            return CourseProblems.SelfPacedHasNoTime;

        var now = time.GetUtcNow();
        var plan = new ClassPlan(request.Kind, request.AreaId, request.StartsAt, request.Capacity)
        {
            HostOrganisationId = request.HostOrganisationId,
            PlaceId = request.PlaceId,
            TeamId = request.TeamId,
        };
        if (await db.Refuse(plan, scope, now, cancellationToken) is { } refusal)
            return refusal;

        var template = await db.ClassTemplates.AsNoTracking()
            .SingleOrDefaultAsync(template => template.Code == request.TemplateCode, cancellationToken);
        if (template is null)
            return CourseProblems.UnknownTemplate;

        var (opened, scheduled) = Class.Schedule(template, plan, now);
        db.Classes.Add(opened);
        db.AddEvent(scheduled);
        await db.SaveChangesAsync(cancellationToken);
        Log.ClassScheduled(logger, opened.Id, opened.AreaId);
        // Relative, so that it also holds behind the gateway's prefix.
        return TypedResults.Created($"classes/{opened.Id}", new Response(opened.Id));
    }
}
