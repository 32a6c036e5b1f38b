namespace Platform.Learners.Areas;

/// <summary>Event ids 1100–1199. Ids and counts only.</summary>
internal static partial class AreaLog
{
    [LoggerMessage(1100, LogLevel.Information, "The map of areas is that of {Day}: {Changed} areas changed")]
    internal static partial void MapTurned(ILogger logger, DateOnly day, int changed);

    [LoggerMessage(1101, LogLevel.Error, "The map of areas could not be brought to today")]
    internal static partial void MapFailed(ILogger logger, Exception exception);

    [LoggerMessage(1110, LogLevel.Information, "Reorganisation {ReorganisationId} is {State}")]
    internal static partial void Reorganised(ILogger logger, Guid reorganisationId, string state);

    [LoggerMessage(1115, LogLevel.Information, "Flags of area {AreaId}: {Changed} changed")]
    internal static partial void FlagsChanged(ILogger logger, Guid areaId, int changed);

    [LoggerMessage(1120, LogLevel.Information, "List of areas {Kind} loaded: {Changed} areas changed")]
    internal static partial void ListLoaded(ILogger logger, string kind, int changed);
}
