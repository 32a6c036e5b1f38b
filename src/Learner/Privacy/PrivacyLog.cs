namespace Platform.Learners.Privacy;

/// <summary>Event ids 1250–1299. Ids and counts only.</summary>
internal static partial class PrivacyLog
{
    [LoggerMessage(1250, LogLevel.Error, "The work on personal data was interrupted; it goes on at the next tick")]
    internal static partial void WorkFailed(ILogger logger, Exception exception);
}
