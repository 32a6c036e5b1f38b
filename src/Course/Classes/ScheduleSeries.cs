using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Courses;
using Platform.Courses.Rules;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Courses.Classes;

/// <summary>
/// Opens the classes of a weekly timetable at once: the same template, place and team, on days of the week and at a
/// time of day in Vietnam that fit the template, without the holidays that are named.
/// </summary>
internal static class ScheduleSeries
{
    /// <param name="TemplateCode">What to open them from. <example>vneid-basics</example></param>
    /// <param name="AreaId">The unit they belong to.</param>
    /// <param name="First">The first day on which one may be held. <example>2026-11-23</example></param>
    /// <param name="Days">Days of the week, such as <c>saturday</c>.</param>
    /// <param name="Time">Time of day in Vietnam. <example>19:30:00</example></param>
    /// <param name="Capacity">Seats of each class.</param>
    /// <param name="Until">The last day on which one may be held. <example>2027-01-31</example></param>
    /// <param name="Count">How many there are.</param>
    /// <param name="Except">Days on which none is held.</param>
    /// <param name="Kind">How people learn there; hands-on where nothing is said.</param>
    /// <param name="HostOrganisationId">Who invites.</param>
    /// <param name="PlaceId">Where people meet.</param>
    /// <param name="TeamId">The team that teaches.</param>
    /// <param name="Audiences">Whom they are meant for: codes of audiences, such as <c>elderly</c>.</param>
    public sealed record Request(
        [StringLength(64, MinimumLength = 1)] string TemplateCode, Guid AreaId, DateOnly First,
        [Length(1, 7)] DayOfWeek[] Days, TimeOnly Time, [Range(1, 500)] int Capacity, DateOnly? Until = null,
        [Range(1, Timetable.MostClasses)] int? Count = null, [Length(0, 100)] DateOnly[]? Except = null,
        ClassKind Kind = ClassKind.HandsOn, Guid? HostOrganisationId = null, Guid? PlaceId = null,
        Guid? TeamId = null, [Length(0, 20)] string[]? Audiences = null);

    /// <param name="SeriesId">What the classes have in common.</param>
    /// <param name="Classes">The classes, the earliest first.</param>
    public sealed record Response(Guid SeriesId, IReadOnlyList<Item> Classes);

    /// <param name="Id">Identity of the class.</param>
    /// <param name="StartsAt">When it begins.</param>
    public sealed record Item(Guid Id, DateTimeOffset StartsAt);

    internal static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(
        Request request, AreaScope scope, CourseDbContext db, TimeProvider time, ILogger<Class> logger,
        CancellationToken cancellationToken)
    {
        if (request.Kind is ClassKind.SelfPaced)
            return CourseProblems.SelfPacedHasNoTime;
        if (request.Until is null == request.Count is null)
            return ClassProblems.SeriesWithoutEnd;

        var now = time.GetUtcNow();
        if (Planning.IsFar(VietnamTime.At(request.First, request.Time), now))
            return CourseProblems.StartOutOfRange;
        var starts = new Timetable(
            request.First, request.Days, request.Time, request.Until, request.Count, request.Except ?? []).Starts();
        if (starts is [])
            return ClassProblems.SeriesEmpty;
        if (starts.Count > Timetable.MostClasses)
            return ClassProblems.SeriesTooLong;

        var plan = new ClassPlan(request.Kind, request.AreaId, starts[^1], request.Capacity)
        {
            HostOrganisationId = request.HostOrganisationId,
            PlaceId = request.PlaceId,
            TeamId = request.TeamId,
            Audiences = request.Audiences ?? [],
            SeriesId = Guid.CreateVersion7(now),
        };
        if (await db.Refuse(plan, scope, now, cancellationToken) is { } refusal)
            return refusal;

        var template = await db.ClassTemplates.AsNoTracking().OpenTo(scope, db.Areas)
            .SingleOrDefaultAsync(template => template.Code == request.TemplateCode, cancellationToken);
        if (template is null)
            return CourseProblems.UnknownTemplate;
        var slots = await db.RuleOf(SlotRule.Key, VietnamTime.DateOf(now), cancellationToken);
        if (!starts.All(startsAt => slots.Value.Allows(template, startsAt)))
            return ClassProblems.OutsideSlots(template);

        var items = new List<Item>(starts.Count);
        foreach (var startsAt in starts)
        {
            var (opened, scheduled) = Class.Schedule(template, plan with { StartsAt = startsAt }, now);
            db.Classes.Add(opened);
            db.AddEvent(scheduled);
            items.Add(new Item(opened.Id, opened.StartsAt));
        }

        await db.SaveChangesAsync(cancellationToken);
        Log.SeriesScheduled(logger, items.Count, plan.SeriesId!.Value, plan.AreaId);
        return TypedResults.Created(
            $"../classes?seriesId={plan.SeriesId}", new Response(plan.SeriesId.Value, items));
    }
}
