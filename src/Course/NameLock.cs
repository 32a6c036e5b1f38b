using Microsoft.EntityFrameworkCore;

namespace Platform.Courses;

internal static class NameLock
{
    /// <summary>Whoever takes a name first has it until the transaction ends; the next sees what became.</summary>
    internal static Task<int> Hold(this CourseDbContext db, string name, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"SELECT pg_advisory_xact_lock(hashtextextended({name}, 0))", cancellationToken);
}
