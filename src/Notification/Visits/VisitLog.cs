namespace Platform.Notifications.Visits;

internal static partial class VisitLog
{
    [LoggerMessage(4030, LogLevel.Information, "Visit {VisitId} was closed: {Outcome}")]
    internal static partial void Closed(ILogger logger, Guid visitId, VisitOutcome outcome);
}
