using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Classes;
using Platform.Courses.Courses;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Courses.Sessions;

/// <summary>
/// Opens a class that meets at one point or at many: a broadcast with its points, a festival, a thematic meeting of a
/// party cell. Where an operator carries the broadcast, it is asked for the link.
/// </summary>
internal static class ScheduleSession
{
    private const string PartyCell = "party-cell";

    /// <param name="TemplateCode">What is taught. <example>cashless-payment</example></param>
    /// <param name="Kind">How people learn there.</param>
    /// <param name="AreaId">Where the host is.</param>
    /// <param name="StartsAt">When it begins.</param>
    /// <param name="Points">Where people come together, numbered from 1 in this order.</param>
    /// <param name="Title">What it is about. <example>Thanh toán điện tử an toàn</example></param>
    /// <param name="HostOrganisationId">Who invites; a party cell where it is a thematic meeting.</param>
    /// <param name="OperatorId">Who carries the broadcast, as registered. <example>mobifone</example></param>
    public sealed record Request(
        [StringLength(64, MinimumLength = 1)] string TemplateCode, ClassKind Kind, Guid AreaId, DateTimeOffset StartsAt,
        [Length(1, 300)] IReadOnlyList<Point> Points,
        [StringLength(200, MinimumLength = 1)] string? Title = null, Guid? HostOrganisationId = null,
        [RegularExpression(@"^[a-z][a-z0-9-]{1,38}[a-z0-9]\z")] string? OperatorId = null);

    /// <param name="AreaId">Where it is.</param>
    /// <param name="Capacity">How many the room holds. <example>25</example></param>
    /// <param name="PlaceId">The place, where it is a registered one.</param>
    /// <param name="Venue">The room. <example>Nhà văn hóa thôn Nà Cà</example></param>
    /// <param name="HostOrganisationId">Who receives the people there.</param>
    /// <param name="Equipment">What stands ready. <example>["projector"]</example></param>
    public sealed record Point(
        Guid AreaId, [Range(1, 10_000)] int Capacity, Guid? PlaceId = null,
        [StringLength(200, MinimumLength = 1)] string? Venue = null, Guid? HostOrganisationId = null,
        [MaxLength(20)] Equipment[]? Equipment = null);

    /// <param name="Id">Identity of the session.</param>
    /// <param name="ClassId">The class that meets: enrolments go there.</param>
    public sealed record Response(Guid Id, Guid ClassId);

    internal static async Task<Results<Created<Response>, ProblemHttpResult>> Handle(
        Request request, AreaScope scope, CourseDbContext db, TimeProvider time, ILogger<Session> logger,
        CancellationToken cancellationToken)
    {
        if (request.Kind is ClassKind.SelfPaced)
            return CourseProblems.SelfPacedHasNoTime;

        var now = time.GetUtcNow();
        var seats = request.Points.Sum(point => point.Capacity);
        var plan = new ClassPlan(request.Kind, request.AreaId, request.StartsAt, seats)
        {
            HostOrganisationId = request.HostOrganisationId,
        };
        var refusal = await db.Refuse(plan, scope, now, cancellationToken)
            ?? await RefuseHost(plan, db, cancellationToken)
            ?? await RefusePoints(request.Points, scope, db, cancellationToken);
        if (refusal is not null)
            return refusal;

        var template = await db.ClassTemplates.AsNoTracking().OpenTo(scope, db.Areas)
            .SingleOrDefaultAsync(template => template.Code == request.TemplateCode, cancellationToken);
        if (template is null)
            return CourseProblems.UnknownTemplate;

        var (held, scheduled) = Class.Schedule(template, plan, now);
        var session = Session.Of(
            held, request.Points.Select(ToPlan), now, request.Title, request.OperatorId);
        db.Classes.Add(held);
        db.Sessions.Add(session);
        db.AddEvent(scheduled);
        db.AddEvent(session.Announce(held, now));
        await db.SaveChangesAsync(cancellationToken);
        Log.SessionScheduled(logger, session.Id, session.Points.Count);
        return TypedResults.Created($"sessions/{session.Id}", new Response(session.Id, held.Id));
    }

    private static PointPlan ToPlan(Point point) => new(
        point.AreaId, point.Capacity, point.PlaceId, point.Venue, point.HostOrganisationId, point.Equipment ?? []);

    private static async Task<ProblemHttpResult?> RefuseHost(
        ClassPlan plan, CourseDbContext db, CancellationToken cancellationToken) =>
        plan.Kind is not ClassKind.ThematicMeeting || await db.Organisations.AnyAsync(
            row => row.Id == plan.HostOrganisationId && row.Kind == PartyCell, cancellationToken)
            ? null
            : SessionProblems.NoPartyCell;

    /// <summary>A point lies in the scope and is there today; its place and its host are known.</summary>
    private static async Task<ProblemHttpResult?> RefusePoints(
        IReadOnlyList<Point> points, AreaScope scope, CourseDbContext db, CancellationToken cancellationToken)
    {
        var areaIds = points.Select(point => point.AreaId).Distinct().ToArray();
        var areas = await db.Areas.AsNoTracking()
            .Where(area => areaIds.Contains(area.Id) && area.Path.Contains(scope.AreaId))
            .ToListAsync(cancellationToken);
        if (areaIds.Except(areas.Select(area => area.Id)).ToArray() is { Length: > 0 } unknown)
            return SessionProblems.UnknownAreas(unknown);
        if (areas.Any(area => !area.IsActive))
            return CourseProblems.AreaEnded;

        var placeIds = points.Select(point => point.PlaceId).OfType<Guid>().Distinct().ToArray();
        if (await Serving(db.Places, areas, scope, db)
            .CountAsync(row => placeIds.Contains(row.Id), cancellationToken) < placeIds.Length)
            return CourseProblems.UnknownPlace;

        var hostIds = points.Select(point => point.HostOrganisationId).OfType<Guid>().Distinct().ToArray();
        return await Serving(db.Organisations, areas, scope, db)
            .CountAsync(row => hostIds.Contains(row.Id), cancellationToken) < hostIds.Length
            ? CourseProblems.UnknownOrganisation
            : null;
    }

    /// <summary>Rows of the scope, and of the units above the points.</summary>
    private static IQueryable<T> Serving<T>(
        IQueryable<T> rows, List<AreaSnapshot> areas, AreaScope scope, CourseDbContext db)
        where T : IInArea
    {
        var above = areas.SelectMany(area => area.Path).Distinct().ToArray();
        return rows.Where(row => above.Contains(row.AreaId)
            || db.Areas.Any(area => area.Id == row.AreaId && area.Path.Contains(scope.AreaId)));
    }
}
