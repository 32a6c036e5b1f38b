using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Privacy;

namespace Platform.Learners.Learners;

/// <summary>
/// What was changed about a person, where they lived and what they could practise with. It is the history of one
/// registration: a merge leaves it there.
/// </summary>
internal sealed class HistoryRecord(PersonalDataVault vault) : IPersonalRecord
{
    public string Section => "history";

    public Task<long> Count(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken) =>
        db.LearnerCorrections.LongCountAsync(correction => correction.LearnerId == learnerId, cancellationToken);

    public async Task<object?> Export(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken)
    {
        var key = await db.LearnerKeys.AsNoTracking()
            .SingleOrDefaultAsync(key => key.LearnerId == learnerId, cancellationToken);
        var corrections = await db.LearnerCorrections.AsNoTracking().Where(row => row.LearnerId == learnerId)
            .OrderBy(row => row.Id).ToListAsync(cancellationToken);
        var residences = await db.LearnerAreas.AsNoTracking().Where(row => row.LearnerId == learnerId)
            .OrderBy(row => row.ValidFrom).Select(row => new { row.AreaId, row.ValidFrom, row.ValidTo })
            .ToListAsync(cancellationToken);
        var devices = await db.LearnerDevices.AsNoTracking().Where(row => row.LearnerId == learnerId)
            .OrderBy(row => row.ValidFrom)
            .Select(row => new { row.Access, row.Connectivity, row.ValidFrom, row.ValidTo })
            .ToListAsync(cancellationToken);
        if (corrections.Count + residences.Count + devices.Count == 0)
            return null;
        return new
        {
            Corrections = corrections.Select(row => new
            {
                row.Field,
                Old = Open(SealedField.OldValue, row.OldSealed),
                New = Open(SealedField.NewValue, row.NewSealed),
                Reason = Open(SealedField.Reason, row.ReasonSealed),
                row.At,
            }).ToList(),
            Residences = residences,
            Devices = devices,
        };

        string? Open(SealedField field, byte[]? value) => value is null ? null : vault.OpenText(key!, field, value);
    }

    public async Task Erase(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken)
    {
        await db.LearnerCorrections.Where(row => row.LearnerId == learnerId).ExecuteDeleteAsync(cancellationToken);
        await db.WarningOverrides.Where(row => row.LearnerId == learnerId).ExecuteDeleteAsync(cancellationToken);
        await db.LearnerAreas.Where(row => row.LearnerId == learnerId).ExecuteDeleteAsync(cancellationToken);
        await db.LearnerDevices.Where(row => row.LearnerId == learnerId).ExecuteDeleteAsync(cancellationToken);
    }

    public Task<JsonElement?> Move(
        LearnerDbContext db, Guid loserId, Guid winnerId, CancellationToken cancellationToken) =>
        Task.FromResult<JsonElement?>(null);

    public Task MoveBack(
        LearnerDbContext db, Guid loserId, Guid winnerId, JsonElement moved, CancellationToken cancellationToken) =>
        Task.CompletedTask;
}
