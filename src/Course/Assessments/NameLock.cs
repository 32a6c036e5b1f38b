using Microsoft.EntityFrameworkCore;

namespace Platform.Courses.Assessments;

internal static class NameLock
{
    /// <summary>Who takes a name first has it until the transaction ends: the next one sees what came of it.</summary>
    internal static Task<int> Hold(this CourseDbContext db, string name, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"SELECT pg_advisory_xact_lock(hashtextextended({name}, 0))", cancellationToken);
}
