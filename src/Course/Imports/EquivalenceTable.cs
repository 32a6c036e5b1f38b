using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Courses.Imports;

/// <summary>As what the courses of a source count.</summary>
internal sealed class EquivalenceTable(ILookup<string, CourseEquivalence> rows)
{
    internal static async Task<EquivalenceTable> Load(
        CourseDbContext db, string source, IEnumerable<string> courses, CancellationToken cancellationToken)
    {
        var names = courses.ToHashSet();
        var rows = await db.CourseEquivalences.AsNoTracking()
            .Where(row => row.Source == source && names.Contains(row.ExternalCourse))
            .ToListAsync(cancellationToken);
        return new EquivalenceTable(rows.ToLookup(row => row.ExternalCourse));
    }

    /// <returns>What was in force on the day of the result; nothing where the course counts for nothing.</returns>
    internal CourseEquivalence? Find(ReportedResult result)
    {
        var day = VietnamTime.DateOf(result.CompletedAt);
        return rows[result.Course].Where(row => row.ValidFrom <= day).MaxBy(row => row.Version);
    }
}
