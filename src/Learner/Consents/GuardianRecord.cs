using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Privacy;
using Platform.ServiceDefaults;

namespace Platform.Learners.Consents;

/// <summary>Guardians of a person, and the children the person is a guardian of.</summary>
internal sealed class GuardianRecord(PersonalDataVault vault, TimeProvider time) : IPersonalRecord
{
    public string Section => "guardians";

    public Task<long> Count(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken) =>
        db.Guardians.LongCountAsync(
            guardian => guardian.ChildId == learnerId || guardian.GuardianLearnerId == learnerId, cancellationToken);

    public async Task<object?> Export(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken)
    {
        var key = await db.LearnerKeys.AsNoTracking()
            .SingleOrDefaultAsync(key => key.LearnerId == learnerId, cancellationToken);
        var guardians = await db.Guardians.AsNoTracking().Where(guardian => guardian.ChildId == learnerId)
            .ToListAsync(cancellationToken);
        var children = await db.Guardians.AsNoTracking().Where(guardian => guardian.GuardianLearnerId == learnerId)
            .Select(guardian => new { guardian.ChildId, guardian.Relation, guardian.ValidFrom, guardian.ValidTo })
            .ToListAsync(cancellationToken);
        return guardians.Count + children.Count == 0
            ? null
            : new
            {
                Guardians = guardians.Select(guardian => ListGuardians.Describe(guardian, key!, vault)),
                Children = children,
            };
    }

    /// <summary>The ledger still names the guardian by id; who that was is gone with the key of the child.</summary>
    public Task Erase(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken)
    {
        var today = VietnamTime.Today(time);
        return db.Guardians
            .Where(guardian => guardian.ChildId == learnerId || guardian.GuardianLearnerId == learnerId)
            .Where(guardian => guardian.ValidTo == null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(guardian => guardian.ValidTo, (DateOnly?)today), cancellationToken);
    }

    /// <summary>
    /// The children come along. The guardians of a child stay with the registration whose key seals their names; the
    /// other registration has its own, or gets them again from the paper.
    /// </summary>
    public async Task<JsonElement?> Move(
        LearnerDbContext db, Guid loserId, Guid winnerId, CancellationToken cancellationToken)
    {
        var moved = await db.Database.SqlQuery<Guid>(
            $"""
            UPDATE guardians SET guardian_learner_id = {winnerId}
            WHERE guardian_learner_id = {loserId} AND child_id <> {winnerId}
            RETURNING id AS "Value"
            """).ToListAsync(cancellationToken);
        return moved.Count == 0 ? null : JsonSerializer.SerializeToElement(moved, Json.Commands);
    }

    public Task MoveBack(
        LearnerDbContext db, Guid loserId, Guid winnerId, JsonElement moved, CancellationToken cancellationToken)
    {
        var ids = moved.Deserialize<Guid[]>(Json.Commands)!;
        return db.Database.ExecuteSqlAsync(
            $"UPDATE guardians SET guardian_learner_id = {loserId} WHERE id = ANY ({ids})", cancellationToken);
    }
}
