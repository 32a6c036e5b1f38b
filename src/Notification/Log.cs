namespace Platform.Notifications;

/// <summary>Everything this service logs: ids and codes, never a number or a text.</summary>
internal static partial class Log
{
    [LoggerMessage(4001, LogLevel.Information, "Queued message {MessageId} by template {Template} version {Version}")]
    internal static partial void MessageQueued(ILogger logger, Guid messageId, string template, int version);

    [LoggerMessage(4002, LogLevel.Information, "Handed over message {MessageId} in attempt {Attempt}")]
    internal static partial void MessageAccepted(ILogger logger, Guid messageId, int attempt);

    [LoggerMessage(4003, LogLevel.Warning, "Attempt {Attempt} of message {MessageId} did not go through: {Outcome}")]
    internal static partial void AttemptFailed(ILogger logger, Guid messageId, int attempt, string outcome);

    [LoggerMessage(4004, LogLevel.Information, "Operator {PartnerId} reported message {MessageId} {State}")]
    internal static partial void ReceiptStored(ILogger logger, string partnerId, Guid messageId, string state);

    [LoggerMessage(4005, LogLevel.Warning, "Gave up message {MessageId}: {Reason}")]
    internal static partial void MessageGivenUp(ILogger logger, Guid messageId, string reason);

    [LoggerMessage(4006, LogLevel.Warning, "Sending paused: {Error}; trying again")]
    internal static partial void SendingPaused(ILogger logger, string error);

    [LoggerMessage(4010, LogLevel.Information, "Wrote template {Code} version {Version} in {Locale}")]
    internal static partial void TemplateWritten(ILogger logger, string code, int version, string locale);
}
