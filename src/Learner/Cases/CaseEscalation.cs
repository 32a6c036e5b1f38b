using Microsoft.EntityFrameworkCore;
using Platform.Learners.Households;
using Platform.Messaging;

namespace Platform.Learners.Cases;

/// <summary>
/// Marks what was not resolved in time, once. Any replica may do it: it holds the rows, and what another one holds or
/// has marked is not looked at.
/// </summary>
internal sealed class CaseEscalation(LearnerDbContext db, TimeProvider time, ILogger<HomeCase> logger)
{
    private const int StepSize = 200;

    /// <returns>Cases escalated; nothing is left to do when it is 0.</returns>
    public async Task<int> Step(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var late = await db.HomeCases.FromSql($"""
            SELECT *, xmin FROM home_cases
            WHERE overdue_at IS NULL AND state NOT IN ('Resolved', 'Cancelled') AND due_at < {now}
            ORDER BY due_at LIMIT {StepSize} FOR NO KEY UPDATE SKIP LOCKED
            """).ToListAsync(cancellationToken);
        foreach (var row in late)
        {
            db.AddEvent(row.Escalate(overdue: true, now));
            db.CaseSteps.Add(row.Step(CaseAction.Escalated, CaseStep.Platform, now));
            HomeLog.CaseOverdue(logger, row.Id, row.CommuneId);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return late.Count;
    }
}
