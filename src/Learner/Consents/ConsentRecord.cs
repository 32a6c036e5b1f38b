using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Learners;
using Platform.Learners.Privacy;
using Platform.Learners.Sensitive;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Learners.Consents;

/// <summary>
/// What a person consented to. The ledger stays where it was written: it is the proof of what was said about that
/// registration, sealed under its key. An erasure leaves its lines and destroys, with the key, where the proof is kept.
/// What the ledger amounts to goes along with a merge, because it is one person who answered twice.
/// </summary>
internal sealed class ConsentRecord(PersonalDataVault vault, TimeProvider time) : IPersonalRecord
{
    public string Section => "consents";

    public Task<long> Count(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken) =>
        db.ConsentEntries.LongCountAsync(entry => entry.LearnerId == learnerId, cancellationToken);

    public async Task<object?> Export(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken)
    {
        var person = await db.AllIds(learnerId, cancellationToken);
        var entries = await db.ConsentEntries.AsNoTracking().Where(entry => person.Contains(entry.LearnerId))
            .OrderBy(entry => entry.Id).ToListAsync(cancellationToken);
        var keys = await db.KeysOf(person, cancellationToken);
        return entries.Count == 0 ? null : entries.Select(entry => new
        {
            entry.Purpose,
            entry.Kind,
            entry.NoticeHash,
            entry.Channel,
            entry.GivenBy,
            entry.At,
            Evidence = entry.EvidenceSealed is { } evidence
                ? vault.OpenText(keys[entry.LearnerId], SealedField.Evidence, evidence)
                : null,
        }).ToList();
    }

    public Task Erase(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<JsonElement?> Move(
        LearnerDbContext db, Guid loserId, Guid winnerId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var person = await db.AllIds(winnerId, cancellationToken);
        var answers = await db.Consents.AsNoTracking().OrderBy(consent => consent.Purpose)
            .Where(consent => consent.LearnerId == loserId && consent.State != ConsentState.None)
            .ToListAsync(cancellationToken);
        var moved = new List<Moved>();
        foreach (var answer in answers)
        {
            var own = await Consent.Hold(db, winnerId, answer.Purpose, now, cancellationToken);
            var before = own.Answered;
            if (own.Join(answer, now) is not { } evt)
                continue;
            db.AddEvent(evt);
            moved.Add(new Moved(answer.Purpose, before, own.Version));
            if (own.State is ConsentState.Withdrawn)
                await db.EndTags(person, answer.Purpose, VietnamTime.DateOf(now), cancellationToken);
        }

        return moved.Count == 0 ? null : JsonSerializer.SerializeToElement(moved, Json.Commands);
    }

    /// <summary>What the person said since the merge stays said.</summary>
    public async Task MoveBack(
        LearnerDbContext db, Guid loserId, Guid winnerId, JsonElement moved, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var person = (await db.AllIds(winnerId, cancellationToken))
            .Except(await db.AllIds(loserId, cancellationToken)).ToList();
        foreach (var (code, before, version) in moved.Deserialize<List<Moved>>(Json.Commands)!)
        {
            var own = await Consent.Hold(db, winnerId, code, now, cancellationToken);
            if (own.Version != version)
                continue;
            var purpose = await db.Purposes.SingleAsync(purpose => purpose.Code == code, cancellationToken);
            db.AddEvent(own.Part(before, purpose.LegalBasis is not LegalBasis.Consent, now));
            if (own.State is not ConsentState.Given)
                await db.EndTags(person, code, VietnamTime.DateOf(now), cancellationToken);
        }
    }

    /// <summary>The version the answer had after the two were joined: a later one was said by the person.</summary>
    private sealed record Moved(string Purpose, ConsentAnswer Before, long Version);
}
