using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Partners.V1;
using Platform.Messaging;

namespace Platform.Learners.Provisioning;

/// <summary>
/// Brings an account to the state its operator reports; what fits no account is kept, and never dropped.
/// </summary>
internal sealed class AccountProvisionReportedConsumer(
    LearnerDbContext db, TimeProvider time, ILogger<AccountProvisionReportedConsumer> logger)
    : IConsumer<AccountProvisionReported>
{
    public async Task Consume(ConsumeContext<AccountProvisionReported> context)
    {
        var now = time.GetUtcNow();
        var report = AccountReport.Of(context.Message, now);
        if (await Hold(report, context.CancellationToken) is not { } account)
            Park(report, await WhyUnknown(report, context.CancellationToken));
        else if (account.IsContradictedBy(report))
            Park(report, ReportFault.SequenceReused);
        else if (account.Take(report, now) is { } outcome)
            db.AddEvent(outcome);
    }

    private async Task<Account?> Hold(AccountReport report, CancellationToken cancellationToken)
    {
        if (await Find() is { } account)
            return account;

        // A batch being written at this moment may hold it: once it is in, it is found.
        await db.WaitForBatches(report.OperatorId, cancellationToken);
        return await Find();

        Task<Account?> Find() => db.Accounts
            .FromSql($"""
                SELECT * FROM accounts
                WHERE operator_id = {report.OperatorId} AND external_ref = {report.ExternalRef} FOR UPDATE
                """)
            .SingleOrDefaultAsync(cancellationToken);
    }

    private async Task<ReportFault> WhyUnknown(AccountReport report, CancellationToken cancellationToken) =>
        await db.Accounts.AnyAsync(account => account.ExternalRef == report.ExternalRef, cancellationToken)
            ? ReportFault.ReferenceForeign
            : ReportFault.AccountUnknown;

    private void Park(AccountReport report, ReportFault fault)
    {
        report.Fault = fault;
        db.AccountReports.Add(report);
        ProvisioningLog.ReportParked(logger, report.Id, report.OperatorId, fault);
    }
}
