using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Consents;
using Platform.Learners.Learners;
using Platform.Learners.Privacy;
using Platform.ServiceDefaults;

namespace Platform.Learners.Sensitive;

/// <summary>
/// The sensitive tags of a person. They follow the consents, whose section comes before this one: what a no destroyed
/// is not brought back when a merge is undone, and can be asked for again.
/// </summary>
internal sealed class SensitiveTagRecord(PersonalDataVault vault, TimeProvider time) : IPersonalRecord
{
    public string Section => "sensitive-tags";

    public Task<long> Count(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken) =>
        db.SensitiveTags.Live([learnerId]).LongCountAsync(cancellationToken);

    public async Task<object?> Export(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken)
    {
        var tags = await db.SensitiveTags.AsNoTracking().Where(tag => tag.LearnerId == learnerId)
            .OrderBy(tag => tag.Id).ToListAsync(cancellationToken);
        var keys = await tags.Keys(db, cancellationToken);
        return tags.Count == 0
            ? null
            : tags.Select(tag => new { tag.Kind, Value = tag.Open(vault, keys), tag.ValidFrom, tag.ValidTo }).ToList();
    }

    public async Task Erase(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken)
    {
        var person = await db.AllIds(learnerId, cancellationToken);
        await db.SensitiveTags.Where(tag => person.Contains(tag.LearnerId)).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Where both told the same kind, the one that stays keeps its own answer.</summary>
    public async Task<JsonElement?> Move(
        LearnerDbContext db, Guid loserId, Guid winnerId, CancellationToken cancellationToken)
    {
        // Tracked on purpose: the answers that were carried over a moment ago are not saved yet.
        var consents = await db.Consents.Where(consent => consent.LearnerId == winnerId)
            .ToListAsync(cancellationToken);
        var allowed = consents.Where(consent => consent.State is ConsentState.Given)
            .Select(consent => consent.Purpose).ToArray();
        await db.SensitiveTags.Live([loserId]).Where(tag => !allowed.Contains(tag.Purpose))
            .End(VietnamTime.Today(time), cancellationToken);
        var moved = await db.Database.SqlQuery<Guid>($"""
            UPDATE sensitive_tags moving SET learner_id = {winnerId}
            WHERE learner_id = {loserId} AND valid_to IS NULL AND NOT EXISTS (
                SELECT FROM sensitive_tags own
                WHERE own.learner_id = {winnerId} AND own.kind = moving.kind AND own.valid_to IS NULL)
            RETURNING id AS "Value"
            """).ToListAsync(cancellationToken);
        return moved.Count == 0 ? null : JsonSerializer.SerializeToElement(moved, Json.Commands);
    }

    public Task MoveBack(
        LearnerDbContext db, Guid loserId, Guid winnerId, JsonElement moved, CancellationToken cancellationToken)
    {
        var ids = moved.Deserialize<Guid[]>(Json.Commands)!;
        return db.Database.ExecuteSqlAsync(
            $"UPDATE sensitive_tags SET learner_id = {loserId} WHERE id = ANY ({ids})", cancellationToken);
    }
}
