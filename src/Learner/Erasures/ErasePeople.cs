using Microsoft.EntityFrameworkCore;
using Platform.Learners.Learners;
using Platform.Learners.Privacy;
using Platform.Learners.Requests;
using Platform.Messaging;

namespace Platform.Learners.Erasures;

/// <summary>
/// Forgets a person: everything that hangs on them, the values of the row and the key under which copies in histories
/// and backups were sealed. All registrations of the person go together, merged ones too. Inside the caller&apos;s
/// transaction.
/// </summary>
internal sealed class ErasePeople(
    LearnerDbContext db, PersonalRecords records, TimeProvider time, ILogger<ErasePeople> logger)
{
    public async Task Run(Guid learnerId, DataRequest request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var ids = await db.AllIds(learnerId, cancellationToken);
        await db.Lock(ids, cancellationToken);
        foreach (var id in ids)
            await records.Erase(id, cancellationToken);

        var registrations = await db.Learners.IgnoreQueryFilters().Where(learner => ids.Contains(learner.Id))
            .Where(learner => learner.State != LearnerState.Erased).ToListAsync(cancellationToken);
        foreach (var registration in registrations)
        {
            var erasure = Erasure.Begin(registration.Id, request, now);
            db.Erasures.Add(erasure);
            db.AddEvent(registration.Erase(erasure.Id, now));
            PrivacyLog.ErasureBegun(logger, erasure.Id, registration.Id);
        }

        await db.SaveChangesAsync(cancellationToken);
        await db.LearnerKeys.Where(key => ids.Contains(key.LearnerId)).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>
    /// Certificates that count. The law keeps them with the name of their holder, so that person is restricted instead.
    /// </summary>
    public async Task<int> CertificatesToKeep(Guid learnerId, CancellationToken cancellationToken)
    {
        var ids = await db.AllIds(learnerId, cancellationToken);
        return await db.HeldCertificates.CountAsync(
            held => ids.Contains(held.LearnerId) && held.IssuedAt != null && held.RevokedAt == null, cancellationToken);
    }
}
