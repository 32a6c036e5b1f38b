using Microsoft.EntityFrameworkCore;
using Platform.Learners.Privacy;

namespace Platform.Learners.Cases;

/// <summary>
/// What was written about a case. Such words say how ill somebody is and who lives there, so they are sealed: under the
/// key of the learner, with whom they are forgotten, or under the common one where nobody is registered.
/// </summary>
internal static class CaseNotes
{
    /// <summary>Part of the caller&apos;s change: the key is made where the learner had none.</summary>
    internal static async Task Write(
        this CaseStep step, string? note, HomeCase row, LearnerDbContext db, PersonalDataVault vault,
        CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(note))
            return;
        if (row.LearnerId is { } learnerId)
        {
            var learner = await db.Learners.IgnoreQueryFilters().Include(learner => learner.Key)
                .SingleAsync(learner => learner.Id == learnerId, cancellationToken);
            step.NoteSealed = vault.Seal(learner.KeyOf(vault, step.At), SealedField.Note, note.Trim());
            step.NoteKeyId = learnerId;
        }
        else
        {
            step.NoteSealed = vault.SealNote(note, step.Id);
        }
    }

    /// <returns>The notes by step; what was sealed by a key that is gone is gone.</returns>
    internal static async Task<IReadOnlyDictionary<Guid, string>> Open(
        IReadOnlyCollection<CaseStep> steps, LearnerDbContext db, PersonalDataVault vault,
        CancellationToken cancellationToken)
    {
        var ids = steps.Select(step => step.NoteKeyId).OfType<Guid>().Distinct().ToArray();
        var keys = await db.LearnerKeys.AsNoTracking().Where(key => ids.Contains(key.LearnerId))
            .ToDictionaryAsync(key => key.LearnerId, cancellationToken);
        var notes = new Dictionary<Guid, string>();
        foreach (var step in steps)
        {
            if (step.NoteSealed is not { } value)
                continue;
            if (step.NoteKeyId is not { } keyId)
                notes[step.Id] = vault.OpenNote(value, step.Id)!;
            else if (keys.TryGetValue(keyId, out var key))
                notes[step.Id] = vault.OpenText(key, SealedField.Note, value);
        }

        return notes;
    }
}
