namespace Platform.Notifications.Broadcasts;

/// <summary>What is logged of broadcasts: ids and counts.</summary>
internal static partial class BroadcastLog
{
    [LoggerMessage(
        4020, LogLevel.Information, "Drafted broadcast {BroadcastId} by template {Template} version {Version}")]
    internal static partial void Drafted(ILogger logger, Guid broadcastId, string template, int version);

    [LoggerMessage(4021, LogLevel.Information, "Broadcast {BroadcastId} was {Change}")]
    internal static partial void Moved(ILogger logger, Guid broadcastId, string change);

    [LoggerMessage(4022, LogLevel.Information, "Listed {People} people of broadcast {BroadcastId}")]
    internal static partial void Listed(ILogger logger, Guid broadcastId, int people);

    [LoggerMessage(
        4023, LogLevel.Warning, "Paused broadcast {BroadcastId}: {People} people are too many for one to decide on")]
    internal static partial void TooLarge(ILogger logger, Guid broadcastId, int people);

    [LoggerMessage(4024, LogLevel.Information, "Broadcast {BroadcastId} ended with {Queued} messages: {Outcome}")]
    internal static partial void Ended(ILogger logger, Guid broadcastId, int queued, string outcome);

    [LoggerMessage(4025, LogLevel.Warning, "Broadcasts were interrupted and are tried again")]
    internal static partial void Interrupted(ILogger logger, Exception error);
}
