using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Privacy;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Learners.Cases;

/// <summary>Help that a person asked for, with what was written about it.</summary>
internal sealed class CaseRecord(PersonalDataVault vault, TimeProvider time) : IPersonalRecord
{
    public string Section => "home-cases";

    public Task<long> Count(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken) =>
        db.HomeCases.LongCountAsync(row => row.LearnerId == learnerId, cancellationToken);

    public async Task<object?> Export(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken)
    {
        var cases = new List<object>();
        foreach (var row in await db.HomeCases.AsNoTracking().Where(row => row.LearnerId == learnerId)
            .OrderBy(row => row.Id).ToListAsync(cancellationToken))
        {
            var steps = await GetCase.Steps(row.Id, db, vault, cancellationToken);
            cases.Add(new
            {
                row.TopicCode,
                row.ProcedureCode,
                row.Urgency,
                row.State,
                row.OpenedAt,
                row.DueAt,
                row.ResolvedAt,
                Steps = steps.Select(step => new { step.Action, step.At, step.Note }),
            });
        }

        return cases.Count == 0 ? null : cases;
    }

    /// <summary>The case still counts; the words about it go, and nobody is sent there any more.</summary>
    public async Task Erase(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken)
    {
        await db.CaseSteps
            .Where(step => step.NoteSealed != null
                && db.HomeCases.Any(row => row.Id == step.CaseId && row.LearnerId == learnerId))
            .ExecuteUpdateAsync(set => set.SetProperty(step => step.NoteSealed, (byte[]?)null), cancellationToken);
        var now = time.GetUtcNow();
        foreach (var row in await db.HomeCases.Live().Where(row => row.LearnerId == learnerId)
            .ToListAsync(cancellationToken))
        {
            db.AddEvent(row.Cancel(now));
            db.CaseSteps.Add(row.Step(CaseAction.Cancelled, CaseStep.Platform, now));
        }
    }

    public async Task<JsonElement?> Move(
        LearnerDbContext db, Guid loserId, Guid winnerId, CancellationToken cancellationToken)
    {
        var ids = await db.HomeCases.Where(row => row.LearnerId == loserId).Select(row => row.Id)
            .ToArrayAsync(cancellationToken);
        await Hand(db, ids, winnerId, cancellationToken);
        return ids.Length == 0 ? null : JsonSerializer.SerializeToElement(ids, Json.Commands);
    }

    public Task MoveBack(
        LearnerDbContext db, Guid loserId, Guid winnerId, JsonElement moved, CancellationToken cancellationToken) =>
        Hand(db, moved.Deserialize<Guid[]>(Json.Commands)!, loserId, cancellationToken);

    private static Task<int> Hand(LearnerDbContext db, Guid[] ids, Guid to, CancellationToken cancellationToken) =>
        db.HomeCases.Where(row => ids.Contains(row.Id)).ExecuteUpdateAsync(
            rows => rows.SetProperty(row => row.LearnerId, (Guid?)to), cancellationToken);
}
