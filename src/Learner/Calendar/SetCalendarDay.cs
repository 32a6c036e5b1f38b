using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Learners.Calendar;

/// <summary>
/// Says of a day that it is free or worked on; the last word counts. An ordinary day again is a <c>working</c> Monday
/// or a <c>holiday</c> Sunday.
/// </summary>
internal static class SetCalendarDay
{
    /// <param name="Kind">Free, or a day of work.</param>
    /// <param name="Name">What people call it.</param>
    /// <param name="Source">Where it is announced.</param>
    /// <param name="Decree">The decision, where there is one.</param>
    public sealed record Request(
        CalendarDayKind Kind,
        [StringLength(100, MinimumLength = 1)] string Name,
        [StringLength(200, MinimumLength = 1)] string Source,
        [StringLength(200, MinimumLength = 1)] string? Decree = null);

    /// <param name="day">The day, <c>2026-04-30</c>.</param>
    /// <param name="request">What it is.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="cancellationToken">Ends the statement.</param>
    internal static async Task<Results<Ok<GetCalendar.Item>, ProblemHttpResult>> Handle(
        DateOnly day, Request request, LearnerDbContext db, CancellationToken cancellationToken)
    {
        var name = VietnameseText.Clean(request.Name);
        var source = VietnameseText.Clean(request.Source);
        var decree = request.Decree is null ? null : VietnameseText.Clean(request.Decree);
        if (day.Year is < 2000 or > 2999 || name.Length == 0 || source.Length == 0 || decree is { Length: 0 })
        {
            return Problems.BadRequest(
                "calendar-day-invalid", "Ngày, tên hoặc nguồn không hợp lệ.", "The day, name or source is not valid.");
        }

        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO calendar_days (day, kind, name, source, decree)
            VALUES ({day}, {request.Kind.ToString()}, {name}, {source}, {decree})
            ON CONFLICT (day) DO UPDATE SET
                kind = excluded.kind, name = excluded.name, source = excluded.source, decree = excluded.decree
            """, cancellationToken);
        return TypedResults.Ok(new GetCalendar.Item(day, request.Kind, name, source, decree));
    }
}
