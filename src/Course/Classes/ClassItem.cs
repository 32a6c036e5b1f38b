namespace Platform.Courses.Classes;

/// <summary>A class as its readers see it.</summary>
/// <param name="Id">Identity of the class.</param>
/// <param name="AreaId">The unit it belongs to.</param>
/// <param name="Kind">How people learn there.</param>
/// <param name="HostOrganisationId">Who invites.</param>
/// <param name="PlaceId">Where people meet.</param>
/// <param name="TeamId">The team that teaches.</param>
/// <param name="TemplateCode">What it was opened from. <example>vneid-basics</example></param>
/// <param name="CourseId">What is taught.</param>
/// <param name="CourseVersion">The version everybody in the class stays on.</param>
/// <param name="StartsAt">When it begins.</param>
/// <param name="DurationMinutes">How long it takes.</param>
/// <param name="Capacity">Seats.</param>
/// <param name="SeatsTaken">Seats given so far.</param>
/// <param name="Status">Where it stands in its life.</param>
public sealed record ClassItem(
    Guid Id, Guid AreaId, ClassKind Kind, Guid? HostOrganisationId, Guid? PlaceId, Guid? TeamId, string TemplateCode,
    Guid CourseId, int CourseVersion, DateTimeOffset StartsAt, int DurationMinutes, int Capacity, int SeatsTaken,
    ClassStatus Status)
{
    internal static ClassItem Of(Class c) => new(
        c.Id, c.AreaId, c.Kind, c.HostOrganisationId, c.PlaceId, c.TeamId, c.TemplateCode, c.CourseId,
        c.CourseVersion, c.StartsAt, c.DurationMinutes, c.Capacity, c.SeatsTaken, c.Status);
}
