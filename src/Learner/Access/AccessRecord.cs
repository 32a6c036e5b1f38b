using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Learners;
using Platform.Learners.Privacy;

namespace Platform.Learners.Access;

/// <summary>
/// Who has seen a person. Evidence about the one who looked: it holds ids only, outlives the person, and stays under
/// the id that was looked at.
/// </summary>
internal sealed class AccessRecord : IPersonalRecord
{
    private const int Newest = 1_000;

    public string Section => "access-log";

    public Task<long> Count(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken) =>
        db.AccessEntries.LongCountAsync(entry => entry.SubjectIds.Contains(learnerId), cancellationToken);

    public async Task<object?> Export(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken)
    {
        var ids = await db.AllIds(learnerId, cancellationToken);
        return await db.AccessEntries.Where(entry => entry.SubjectIds.Any(id => ids.Contains(id)))
            .OrderByDescending(entry => entry.Id).Take(Newest)
            .Select(entry => new { entry.At, entry.Action, entry.Purpose }).ToListAsync(cancellationToken);
    }

    public Task Erase(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<JsonElement?> Move(
        LearnerDbContext db, Guid loserId, Guid winnerId, CancellationToken cancellationToken) =>
        Task.FromResult<JsonElement?>(null);

    public Task MoveBack(
        LearnerDbContext db, Guid loserId, Guid winnerId, JsonElement moved, CancellationToken cancellationToken) =>
        Task.CompletedTask;
}
