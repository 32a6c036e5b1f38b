using Platform.ServiceDefaults;

namespace Platform.Learners.Calendar;

internal static class CalendarEndpoints
{
    internal static void MapCalendar(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/calendar").WithTags("Calendar");
        group.MapGet("", GetCalendar.Handle)
            .WithSummary("Ngày nghỉ và ngày làm bù trong năm · Holidays and swapped working days of a year")
            .RequireAuthorization(Scopes.AreasRead);
        group.MapPut("/{day}", SetCalendarDay.Handle)
            .WithSummary("Đặt ngày nghỉ hoặc ngày làm việc · Set a holiday or a working day")
            .RequireAuthorization(Scopes.PrivacyWrite);
    }
}
