namespace Platform.Learners.Provisioning;

/// <summary>Event ids 1300–1399. Ids only.</summary>
internal static partial class ProvisioningLog
{
    [LoggerMessage(1300, LogLevel.Information,
        "Batch {BatchId} asks operator {OperatorId} for {Accounts} accounts; {Refused} rows were refused")]
    internal static partial void BatchRequested(
        ILogger logger, Guid batchId, string operatorId, int accounts, int refused);

    [LoggerMessage(1301, LogLevel.Warning, "Report {ReportId} of operator {OperatorId} was put aside: {Fault}")]
    internal static partial void ReportParked(ILogger logger, Guid reportId, string operatorId, ReportFault fault);
}
