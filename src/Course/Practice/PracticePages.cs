using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Courses.Practice;

internal static class PracticePages
{
    internal static async Task<PracticePage> Page(
        this IQueryable<PracticeRecord> records, Cursor? cursor, int? limit, CancellationToken cancellationToken)
    {
        var (after, size) = Cursor.Page(cursor, limit);
        var items = await records.AsNoTracking()
            .Where(record => record.Id > after)
            .OrderBy(record => record.Id)
            .Take(size + 1)
            .Select(r => new PracticeItem(
                r.Id, r.LearnerId, r.TaskCode, r.TaskVersion, r.DoneOn, r.Assisted, r.Evidence, r.WitnessLearnerId,
                r.ProcedureCode, r.TeamId, r.RecordedAt))
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(items, size, item => item.Id);
        return new PracticePage(items, next);
    }
}
