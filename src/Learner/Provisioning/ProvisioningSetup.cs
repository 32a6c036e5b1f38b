using Platform.Learners.Areas;
using Platform.Learners.Privacy;
using Platform.Learners.Teams;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Provisioning;

/// <summary>Accounts of learners at telecom operators.</summary>
internal static class ProvisioningSetup
{
    internal static void AddProvisioning(this IServiceCollection services)
    {
        services.AddSingleton<IAreaDependents, AccountsInAreas>();
        services.AddSingleton<IPersonalRecord>(new LearnerRows<Account>(
            "accounts", row => new { row.OperatorId, row.ExternalRef, row.State, row.LegalBasis, row.RequestedAt }));
    }

    internal static void ConsumeForProvisioning(this MessagingConfigurator consumers) =>
        consumers.AddConsumer<AccountProvisionReportedConsumer>();

    internal static void MapProvisioning(this IEndpointRouteBuilder endpoints)
    {
        var batches = endpoints.MapGroup("/provisioning/batches").WithTags("Provisioning")
            .RequireAuthorization(Scopes.ProvisioningWrite).RequireIdempotencyKey();
        batches.MapPost("", RequestAccounts.Handle)
            .WithSummary("Đề nghị nhà mạng mở tài khoản · Ask an operator for accounts");
        batches.MapGet("", ListBatches.Handle)
            .WithSummary("Các đợt mở tài khoản · Batches of accounts");
        batches.MapGet("/{id:guid}", GetBatch.Handle)
            .WithSummary("Tiến độ một đợt mở tài khoản · Progress of a batch of accounts");
        batches.MapGet("/{id:guid}/errors", ListBatchErrors.Handle)
            .WithSummary("Các dòng không mở được tài khoản · Rows that came to nothing");
        endpoints.MapGet("/provisioning/parked-reports", ListParkedReports.Handle).WithTags("Provisioning")
            .WithSummary("Báo cáo của nhà mạng chưa khớp · Reports of operators that had no effect")
            .RequireAuthorization(Scopes.OperationsRead);
    }
}
