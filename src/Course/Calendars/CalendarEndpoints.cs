using Platform.ServiceDefaults;

namespace Platform.Courses.Calendars;

internal static class CalendarEndpoints
{
    internal static void MapCalendars(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/calendars/{areaId:guid}.ics", GetCalendar.Handle).WithTags("Calendars")
            .WithSummary("Lịch lớp học của địa bàn (iCalendar) · Classes of an area as a calendar (iCalendar)")
            .Produces(StatusCodes.Status200OK, contentType: "text/calendar")
            .RequireAuthorization(Scopes.ClassesRead);
}
