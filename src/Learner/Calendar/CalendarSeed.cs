using System.Globalization;
using CsvHelper;
using Microsoft.EntityFrameworkCore;

namespace Platform.Learners.Calendar;

/// <summary>
/// Holidays and swapped Saturdays, as far as they are announced. A day that an officer has set stays as it was set.
/// </summary>
internal static class CalendarSeed
{
    internal static async Task Write(IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<LearnerDbContext>();
        var known = await db.CalendarDays.Select(day => day.Day).ToHashSetAsync(cancellationToken);
        db.CalendarDays.AddRange(Read().Where(day => !known.Contains(day.Day)));
    }

    internal static IEnumerable<CalendarDay> Read()
    {
        using var stream = typeof(CalendarSeed).Assembly.GetManifestResourceStream("calendar.csv")!;
        using var csv = CsvReader.Create(stream);
        while (csv.Read())
        {
            yield return new CalendarDay
            {
                Day = DateOnly.ParseExact(csv.GetString("day"), "yyyy-MM-dd", CultureInfo.InvariantCulture),
                Kind = Enum.Parse<CalendarDayKind>(csv.GetString("kind"), ignoreCase: true),
                Name = csv.GetString("name"),
                Source = csv.GetString("source"),
                Decree = csv.GetString("decree") is { Length: > 0 } decree ? decree : null,
            };
        }
    }
}
