using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Learners.Calendar;

internal static class GetCalendar
{
    /// <param name="Year">The year.</param>
    /// <param name="CalendarIncomplete">True where nothing is known of the year: deadlines in it know weekends
    /// only.</param>
    /// <param name="Items">The days that are not what their day of the week says.</param>
    public sealed record Response(int Year, bool CalendarIncomplete, IReadOnlyList<Item> Items);

    public sealed record Item(DateOnly Day, CalendarDayKind Kind, string Name, string Source, string? Decree);

    /// <param name="year">This year where none is named.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    internal static async Task<Ok<Response>> Handle(
        [Range(2000, 2999)] int? year, LearnerDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        var shown = year ?? VietnamTime.Today(time).Year;
        var days = await db.CalendarDays.Where(day => day.Day.Year == shown).OrderBy(day => day.Day)
            .Select(day => new Item(day.Day, day.Kind, day.Name, day.Source, day.Decree))
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new Response(shown, days.Count == 0, days));
    }
}
