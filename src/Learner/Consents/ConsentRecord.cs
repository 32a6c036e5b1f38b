using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Privacy;

namespace Platform.Learners.Consents;

/// <summary>
/// What a person consented to. The ledger stays where it was written: it is the proof of what was said about that
/// registration, sealed under its key. An erasure leaves its lines and destroys, with the key, where the proof is kept.
/// </summary>
internal sealed class ConsentRecord(PersonalDataVault vault) : IPersonalRecord
{
    public string Section => "consents";

    public Task<long> Count(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken) =>
        db.ConsentEntries.LongCountAsync(entry => entry.LearnerId == learnerId, cancellationToken);

    public async Task<object?> Export(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken)
    {
        var key = await db.LearnerKeys.AsNoTracking()
            .SingleOrDefaultAsync(key => key.LearnerId == learnerId, cancellationToken);
        var entries = await db.ConsentEntries.AsNoTracking().Where(entry => entry.LearnerId == learnerId)
            .OrderBy(entry => entry.Id).ToListAsync(cancellationToken);
        return entries.Count == 0 ? null : entries.Select(entry => new
        {
            entry.Purpose,
            entry.Kind,
            entry.NoticeHash,
            entry.Channel,
            entry.GivenBy,
            entry.At,
            Evidence = entry.EvidenceSealed is { } evidence
                ? vault.OpenText(key!, SealedField.Evidence, evidence)
                : null,
        }).ToList();
    }

    public Task Erase(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<JsonElement?> Move(
        LearnerDbContext db, Guid loserId, Guid winnerId, CancellationToken cancellationToken) =>
        Task.FromResult<JsonElement?>(null);

    public Task MoveBack(
        LearnerDbContext db, Guid loserId, Guid winnerId, JsonElement moved, CancellationToken cancellationToken) =>
        Task.CompletedTask;
}
