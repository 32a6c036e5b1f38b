using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Privacy;
using Platform.ServiceDefaults;

namespace Platform.Learners.Teams;

/// <summary>
/// Rows that name a learner and say nothing else about the person: with a merge they go over to the one that stays, and
/// after an erasure, when nothing but the id is left of the person, they still count.
/// </summary>
/// <param name="section">Code of the section in an export.</param>
/// <param name="shown">What the person is shown of a row.</param>
/// <param name="movable">The rows that the other learner can take over; all of them where none is given.</param>
/// <param name="key">Name of the key, where it is another one.</param>
/// <param name="learner">Name of the column that names the learner, where it is another one.</param>
internal sealed class LearnerRows<T>(
    string section, Expression<Func<T, object>> shown,
    Func<LearnerDbContext, Guid, IQueryable<T>, IQueryable<T>>? movable = null, string key = "Id",
    string learner = "LearnerId") : IPersonalRecord
    where T : class
{
    public string Section => section;

    public Task<long> Count(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken) =>
        Of(db, learnerId).LongCountAsync(cancellationToken);

    public async Task<object?> Export(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken)
    {
        var rows = await Of(db, learnerId).OrderBy(row => EF.Property<Guid>(row, key)).Select(shown)
            .ToListAsync(cancellationToken);
        return rows.Count == 0 ? null : rows;
    }

    public Task Erase(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<JsonElement?> Move(
        LearnerDbContext db, Guid loserId, Guid winnerId, CancellationToken cancellationToken)
    {
        var rows = Of(db, loserId);
        if (movable is not null)
            rows = movable(db, winnerId, rows);
        var ids = await rows.Select(row => EF.Property<Guid>(row, key)).ToArrayAsync(cancellationToken);
        await Hand(db, ids, winnerId, cancellationToken);
        return ids.Length == 0 ? null : JsonSerializer.SerializeToElement(ids, Json.Commands);
    }

    public Task MoveBack(
        LearnerDbContext db, Guid loserId, Guid winnerId, JsonElement moved, CancellationToken cancellationToken) =>
        Hand(db, moved.Deserialize<Guid[]>(Json.Commands)!, loserId, cancellationToken);

    private IQueryable<T> Of(LearnerDbContext db, Guid learnerId) =>
        db.Set<T>().AsNoTracking().Where(row => EF.Property<Guid?>(row, learner) == learnerId);

    private Task<int> Hand(LearnerDbContext db, Guid[] ids, Guid to, CancellationToken cancellationToken) =>
        db.Set<T>().Where(row => ids.Contains(EF.Property<Guid>(row, key))).ExecuteUpdateAsync(
            rows => rows.SetProperty(row => EF.Property<Guid?>(row, learner), (Guid?)to), cancellationToken);
}
