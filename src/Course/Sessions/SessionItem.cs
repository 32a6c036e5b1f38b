using Platform.Courses.Classes;

namespace Platform.Courses.Sessions;

/// <summary>A session as its readers see it.</summary>
/// <param name="Id">Identity of the session.</param>
/// <param name="ClassId">The class that meets.</param>
/// <param name="AreaId">Where its host is.</param>
/// <param name="Kind">Kind of the class.</param>
/// <param name="Title">What it is about. <example>Thanh toán điện tử an toàn</example></param>
/// <param name="StartsAt">Planned start.</param>
/// <param name="OperatorId">Who carries the broadcast. <example>mobifone</example></param>
/// <param name="Link">
/// Where the points follow it; absent until the operator has told. <example>https://hop.mobifone.example/4711</example>
/// </param>
/// <param name="LinkRefusal">Why there will be no link. <example>operator-unknown</example></param>
/// <param name="ClosedAt">When it was closed; absent while it is open.</param>
/// <param name="Total">Heads counted so far.</param>
/// <param name="Named">How many of them have a name.</param>
/// <param name="Unnamed">How many have none.</param>
public sealed record SessionItem(
    Guid Id, Guid ClassId, Guid AreaId, ClassKind Kind, string? Title, DateTimeOffset StartsAt, string? OperatorId,
    string? Link, string? LinkRefusal, DateTimeOffset? ClosedAt, int Total, int Named, int Unnamed);

/// <summary>A point of a session as its readers see it.</summary>
/// <param name="Number">Number of the point in its session, from 1.</param>
/// <param name="AreaId">Where it is.</param>
/// <param name="PlaceId">The place, where it is a registered one.</param>
/// <param name="Venue">The room. <example>Nhà văn hóa thôn Nà Cà</example></param>
/// <param name="HostOrganisationId">Who receives the people there.</param>
/// <param name="Equipment">What stands ready.</param>
/// <param name="Capacity">How many the room holds.</param>
/// <param name="HeadCount">Heads counted; absent until the host has counted.</param>
/// <param name="Named">How many people have a name.</param>
/// <param name="Unnamed">How many of the heads have none; absent until they are counted.</param>
/// <param name="Waiting">Names beyond the heads: they count once the host corrects the number.</param>
public sealed record PointItem(
    int Number, Guid AreaId, Guid? PlaceId, string? Venue, Guid? HostOrganisationId, IReadOnlyList<Equipment> Equipment,
    int Capacity, int? HeadCount, int Named, int? Unnamed, int Waiting);

internal static class SessionItems
{
    internal static IQueryable<SessionItem> ToItems(this IQueryable<Session> sessions, CourseDbContext db) => sessions
        .Join(db.Classes, session => session.ClassId, @class => @class.Id, (session, @class) => new
        {
            Session = session,
            @class.Kind,
            @class.StartsAt,
            Total = session.Points.Sum(point => point.HeadCount ?? 0),
            Named = db.Attendances.Count(attendance => attendance.SessionId == session.Id),
        })
        .OrderBy(row => row.Session.Id)
        .Select(row => new SessionItem(
            row.Session.Id, row.Session.ClassId, row.Session.AreaId, row.Kind, row.Session.Title, row.StartsAt,
            row.Session.OperatorId, row.Session.JoinUrl, row.Session.LinkRefusal, row.Session.ClosedAt, row.Total,
            row.Named, row.Total > row.Named ? row.Total - row.Named : 0));

    internal static IQueryable<PointItem> ToItems(this IQueryable<SessionPoint> points, CourseDbContext db) => points
        .Select(point => new
        {
            Point = point,
            Named = db.Attendances.Count(attendance => attendance.PointId == point.Id),
            Waiting = db.Claims.Count(claim => claim.PointId == point.Id && claim.State == ClaimState.Waiting),
        })
        .OrderBy(row => row.Point.Number)
        .Select(row => new PointItem(
            row.Point.Number, row.Point.AreaId, row.Point.PlaceId, row.Point.Venue, row.Point.HostOrganisationId,
            row.Point.Equipment, row.Point.Capacity, row.Point.HeadCount, row.Named, row.Point.HeadCount - row.Named,
            row.Waiting));
}
