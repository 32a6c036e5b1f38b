namespace Platform.Learners.Matches;

/// <summary>Nobody is named here, and no hash.</summary>
internal static partial class MatchLog
{
    [LoggerMessage(1190, LogLevel.Error, "Hashes for other platforms were not kept up to date; it is tried again")]
    internal static partial void WorkFailed(ILogger logger, Exception exception);
}
