using Microsoft.EntityFrameworkCore;
using Platform.Messaging;

namespace Platform.Learners.Provisioning;

/// <summary>A batch on its way into the database: its accounts, its errors and what the operator is told.</summary>
internal sealed class NewBatch(RequestAccounts.Request request, string requestedBy, DateTimeOffset now)
{
    private readonly List<object> events = [];

    public Guid Id { get; } = Guid.CreateVersion7(now);

    public List<Account> Accounts { get; } = [];

    public List<ProvisioningError> Errors { get; } = [];

    public void Sort(RowJudge judge)
    {
        foreach (var (index, row) in request.Rows.Index())
        {
            var (grounds, refusal) = judge.Decide(row);
            if (grounds is not null)
                Accounts.Add(Ask(index + 1, row, grounds));
            else
                Errors.Add(Refuse(index + 1, row, refusal!));
        }
    }

    /// <summary>Within the open transaction; what the operator said too early takes effect with it.</summary>
    public async Task Store(LearnerDbContext db, CancellationToken cancellationToken)
    {
        db.ProvisioningBatches.Add(new ProvisioningBatch
        {
            Id = Id,
            OperatorId = request.OperatorId,
            AreaId = request.AreaId,
            Rows = request.Rows.Count,
            RequestedBy = requestedBy,
            CreatedAt = now,
        });
        var early = await EarlyReports(db, cancellationToken);
        foreach (var account in Accounts)
        {
            events.Add(account.Request());
            foreach (var report in early[account.ExternalRef])
                Match(account, report);
        }

        await db.SaveChangesAsync(cancellationToken);
        await db.CopyAccounts(Accounts, cancellationToken);
        await db.CopyErrors(Errors, cancellationToken);
        if (events.Count > 0)
            await db.InsertEventsAsync(events, cancellationToken);
    }

    private async Task<ILookup<Guid, AccountReport>> EarlyReports(
        LearnerDbContext db, CancellationToken cancellationToken)
    {
        var references = Accounts.Select(account => account.ExternalRef).ToArray();
        var reports = await db.AccountReports
            .Where(report => report.OperatorId == request.OperatorId && references.Contains(report.ExternalRef)
                && report.MatchedAt == null && report.Fault == ReportFault.AccountUnknown)
            .OrderBy(report => report.Sequence).ThenBy(report => report.Id)
            .ToListAsync(cancellationToken);
        return reports.ToLookup(report => report.ExternalRef);
    }

    private void Match(Account account, AccountReport report)
    {
        if (account.IsContradictedBy(report))
        {
            report.Fault = ReportFault.SequenceReused;
            return;
        }

        report.MatchedAt = now;
        if (account.Take(report, now) is { } outcome)
            events.Add(outcome);
    }

    private Account Ask(int number, RequestAccounts.Row row, Grounds grounds) => new()
    {
        Id = Guid.CreateVersion7(now),
        BatchId = Id,
        RowNumber = number,
        OperatorId = request.OperatorId,
        ExternalRef = row.ExternalRef ?? Guid.CreateVersion7(now),
        LearnerId = row.LearnerId,
        AreaId = request.AreaId,
        LegalBasis = grounds.Basis,
        ConsentId = grounds.ConsentId,
        RequestedAt = now,
    };

    private ProvisioningError Refuse(int number, RequestAccounts.Row row, RowRefusal refusal) => new()
    {
        BatchId = Id,
        RowNumber = number,
        LearnerId = row.LearnerId,
        Code = refusal.Code,
    };
}
