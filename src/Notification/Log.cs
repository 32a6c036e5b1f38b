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

    [LoggerMessage(4007, LogLevel.Error, "Message {MessageId} cannot be sent: {Error}")]
    internal static partial void MessageNotSendable(ILogger logger, Guid messageId, string error);

    [LoggerMessage(4008, LogLevel.Error, "What became of message {MessageId} was not stored: {Error}")]
    internal static partial void AnswerLost(ILogger logger, Guid messageId, string error);

    [LoggerMessage(4010, LogLevel.Information, "Wrote template {Code} version {Version} in {Locale}")]
    internal static partial void TemplateWritten(ILogger logger, string code, int version, string locale);

    [LoggerMessage(4011, LogLevel.Information, "Approved template {Code} version {Version}")]
    internal static partial void TemplateApproved(ILogger logger, string code, int version);

    [LoggerMessage(4012, LogLevel.Warning, "Moved share of operator {OperatorId} from {From} to {To}: {Reason}")]
    internal static partial void ShareMoved(ILogger logger, string operatorId, int from, int to, string reason);

    [LoggerMessage(4013, LogLevel.Warning, "Round of {Job} failed: {Error}; the next goes on")]
    internal static partial void RoundFailed(ILogger logger, string job, string error);

    [LoggerMessage(4014, LogLevel.Information, "Told {Count} notices in digest {MessageId}")]
    internal static partial void MessagesDigested(ILogger logger, Guid messageId, int count);

    [LoggerMessage(4015, LogLevel.Information, "Settled {Count} messages without a receipt")]
    internal static partial void MessagesSettled(ILogger logger, int count);

    [LoggerMessage(4016, LogLevel.Information, "Erased the content of {Contents} messages and deleted {Messages}")]
    internal static partial void RetentionApplied(ILogger logger, int contents, int messages);

    [LoggerMessage(4017, LogLevel.Information, "Queued {Count} reminders of meeting {MeetingId}")]
    internal static partial void RemindersQueued(ILogger logger, Guid meetingId, int count);

    [LoggerMessage(4018, LogLevel.Information, "Renewed the access token of Zalo")]
    internal static partial void ZaloTokenRenewed(ILogger logger);

    [LoggerMessage(4019, LogLevel.Warning, "Channel {Channel} failed: {Error}")]
    internal static partial void ChannelFailed(ILogger logger, string channel, string error);
}
