namespace Platform.Insights;

internal static partial class Log
{
    [LoggerMessage(5000, LogLevel.Information,
        "Rebuilt all views from {Entries} journal entries, up to position {Position}")]
    internal static partial void ViewsRebuilt(ILogger logger, long entries, long position);
}
