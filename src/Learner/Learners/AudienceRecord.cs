using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Privacy;
using Platform.ServiceDefaults;

namespace Platform.Learners.Learners;

/// <summary>The audiences a person belongs or belonged to.</summary>
internal sealed class AudienceRecord : IPersonalRecord
{
    public string Section => "audiences";

    public Task<long> Count(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken) =>
        Of(db, learnerId).LongCountAsync(cancellationToken);

    public async Task<object?> Export(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken) =>
        await Of(db, learnerId).OrderBy(row => row.ValidFrom).ThenBy(row => row.Audience)
            .Select(row => new { row.Audience, row.ValidFrom, row.ValidTo, row.Source })
            .ToListAsync(cancellationToken);

    public Task Erase(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken) =>
        Of(db, learnerId).ExecuteDeleteAsync(cancellationToken);

    /// <summary>Where both were told the same audience, the one that stays keeps its own dates.</summary>
    public async Task<JsonElement?> Move(
        LearnerDbContext db, Guid loserId, Guid winnerId, CancellationToken cancellationToken)
    {
        var moved = await db.Database.SqlQuery<Moved>($"""
            UPDATE learner_audiences moving SET learner_id = {winnerId}
            WHERE learner_id = {loserId} AND NOT EXISTS (
                SELECT FROM learner_audiences own
                WHERE own.learner_id = {winnerId} AND own.audience = moving.audience)
            RETURNING audience AS "Audience", valid_from AS "ValidFrom"
            """).ToListAsync(cancellationToken);
        return moved.Count == 0 ? null : JsonSerializer.SerializeToElement(moved, Json.Commands);
    }

    public async Task MoveBack(
        LearnerDbContext db, Guid loserId, Guid winnerId, JsonElement moved, CancellationToken cancellationToken)
    {
        var rows = moved.Deserialize<List<Moved>>(Json.Commands)!;
        await db.Database.ExecuteSqlAsync($"""
            UPDATE learner_audiences moving SET learner_id = {loserId}
            FROM unnest({rows.Select(row => row.Audience).ToArray()}, {rows.Select(row => row.ValidFrom).ToArray()})
                AS back (audience, valid_from)
            WHERE moving.learner_id = {winnerId} AND moving.audience = back.audience
              AND moving.valid_from = back.valid_from
            """, cancellationToken);
    }

    private static IQueryable<LearnerAudience> Of(LearnerDbContext db, Guid learnerId) =>
        db.Set<LearnerAudience>().AsNoTracking().Where(row => row.LearnerId == learnerId);

    private sealed record Moved(string Audience, DateOnly ValidFrom);
}
