using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Privacy;

namespace Platform.Learners.Reorganisations;

/// <summary>
/// Where somebody decided a person belongs after their commune was divided. It is the history of one registration: a
/// merge leaves it there, and an undoing of the division finds it there.
/// </summary>
internal sealed class DecisionRecord : IPersonalRecord
{
    public string Section => "area-decisions";

    public Task<long> Count(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken) =>
        db.AreaDecisions.LongCountAsync(decision => decision.LearnerId == learnerId, cancellationToken);

    public async Task<object?> Export(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken)
    {
        var decisions = await db.AreaDecisions.AsNoTracking().Where(decision => decision.LearnerId == learnerId)
            .OrderBy(decision => decision.Id)
            .Select(row => new { row.DividedAreaId, row.ToAreaId, row.Reason, row.DecidedAt, row.UndoneAt })
            .ToListAsync(cancellationToken);
        return decisions.Count == 0 ? null : decisions;
    }

    public Task Erase(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken) =>
        db.AreaDecisions.Where(decision => decision.LearnerId == learnerId).ExecuteDeleteAsync(cancellationToken);

    public Task<JsonElement?> Move(
        LearnerDbContext db, Guid loserId, Guid winnerId, CancellationToken cancellationToken) =>
        Task.FromResult<JsonElement?>(null);

    public Task MoveBack(
        LearnerDbContext db, Guid loserId, Guid winnerId, JsonElement moved, CancellationToken cancellationToken) =>
        Task.CompletedTask;
}
