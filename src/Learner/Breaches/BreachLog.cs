namespace Platform.Learners.Breaches;

/// <summary>Event ids 1295–1299. Ids, kinds and times only.</summary>
internal static partial class BreachLog
{
    [LoggerMessage(1295, LogLevel.Warning, "Breach {BreachId} recorded: {Kind}; the authority is to be told by {By}")]
    internal static partial void BreachRecorded(ILogger logger, Guid breachId, BreachKind kind, DateTimeOffset by);

    [LoggerMessage(1296, LogLevel.Information, "The authority was told of breach {BreachId}; too late: {Late}")]
    internal static partial void AuthorityNotified(ILogger logger, Guid breachId, bool late);

    [LoggerMessage(1297, LogLevel.Error, "The authority was to be told of breach {BreachId} by {By}, and was not")]
    internal static partial void NotifyOverdue(ILogger logger, Guid breachId, DateTimeOffset by);
}
