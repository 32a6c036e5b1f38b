using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Platform.Courses.Areas;
using Platform.Courses.Classes;
using Platform.ServiceDefaults;

namespace Platform.Courses.Calendars;

/// <summary>
/// Classes of a commune, or of any other unit, as a calendar to subscribe to (iCalendar, RFC 5545): those of the last
/// month and of the year to come. A cancelled class stays in it and says so; whoever has it already is told of a move.
/// </summary>
internal static class GetCalendar
{
    private const int DaysBack = 31, DaysAhead = 366, MostClasses = 5_000;

    private sealed record Entry(
        Guid Id, long Version, DateTimeOffset ChangedAt, DateTimeOffset StartsAt, int DurationMinutes,
        ClassKind Kind, ClassStatus Status, string TitleVi, string TitleEn, string AreaName);

    internal static async Task<Results<FileContentHttpResult, NotFound>> Handle(
        Guid areaId, AreaScope scope, CourseDbContext db, TimeProvider time, CancellationToken cancellationToken)
    {
        var name = await db.Areas
            .Where(area => area.Id == areaId && area.Path.Contains(scope.AreaId)).Select(area => area.Name)
            .SingleOrDefaultAsync(cancellationToken);
        if (name is null)
            return TypedResults.NotFound();

        var now = time.GetUtcNow();
        var (from, to) = (now.AddDays(-DaysBack), now.AddDays(DaysAhead));
        var entries = await db.Classes.Within(new AreaScope(areaId), db.Areas)
            .Where(c => c.Kind != ClassKind.SelfPaced && c.StartsAt >= from && c.StartsAt < to)
            .OrderBy(c => c.StartsAt).ThenBy(c => c.Id).Take(MostClasses)
            .Join(
                db.CourseVersions, c => new { c.CourseId, Number = c.CourseVersion },
                version => new { version.CourseId, version.Number }, (c, version) => new { c, version })
            .Join(db.Areas, row => row.c.AreaId, area => area.Id, (row, area) => new Entry(
                row.c.Id, row.c.Version, row.c.ChangedAt, row.c.StartsAt, row.c.DurationMinutes, row.c.Kind,
                row.c.Status, row.version.TitleVi, row.version.TitleEn, area.Name))
            .ToListAsync(cancellationToken);

        var bytes = Write(name, entries.OrderBy(entry => entry.StartsAt).ThenBy(entry => entry.Id));
        // The same classes are the same bytes: whoever looks every hour is mostly answered with 304.
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes)[..16])}\"");
        return TypedResults.Bytes(bytes, "text/calendar; charset=utf-8", entityTag: tag);
    }

    private static byte[] Write(string name, IEnumerable<Entry> entries)
    {
        var calendar = new CalendarText().Line("BEGIN", "VCALENDAR").Line("VERSION", "2.0")
            .Line("PRODID", "-//Binh dan hoc vu so//Course//VI").Line("CALSCALE", "GREGORIAN")
            .Text("X-WR-CALNAME", name).VietnamZone();
        foreach (var entry in entries)
        {
            calendar.Line("BEGIN", "VEVENT").Line("UID", $"{entry.Id}@course.bdhvs")
                .Utc("DTSTAMP", entry.ChangedAt).Line("SEQUENCE", $"{entry.Version - 1}")
                .Local("DTSTART", entry.StartsAt).Line("DURATION", $"PT{entry.DurationMinutes}M")
                .Text("SUMMARY", entry.TitleVi).Text("DESCRIPTION", entry.TitleEn)
                .Text("LOCATION", entry.AreaName).Line("CATEGORIES", Codes.Of(entry.Kind).ToUpperInvariant())
                .Line("STATUS", entry.Status is ClassStatus.Cancelled ? "CANCELLED" : "CONFIRMED")
                .Line("END", "VEVENT");
        }

        return calendar.Line("END", "VCALENDAR").ToBytes();
    }
}
