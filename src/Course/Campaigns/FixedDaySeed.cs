using Microsoft.EntityFrameworkCore;

namespace Platform.Courses.Campaigns;

internal static class FixedDaySeed
{
    internal static async Task Write(IServiceProvider services, CancellationToken cancellationToken)
    {
        var db = services.GetRequiredService<CourseDbContext>();
        var known = await db.FixedDays.Select(day => day.Code).ToHashSetAsync(cancellationToken);
        var days = await SeedFile.Read<FixedDay[]>("fixed-days.json", cancellationToken);
        db.FixedDays.AddRange(days.Where(day => !known.Contains(day.Code)));
    }
}
