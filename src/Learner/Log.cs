namespace Platform.Learners;

/// <summary>Event ids 1000–1999. Ids only: never a name, a number or a line of an uploaded file.</summary>
internal static partial class Log
{
    [LoggerMessage(1000, LogLevel.Information, "Area {AreaId} registered below {ParentId}")]
    internal static partial void AreaRegistered(ILogger logger, Guid areaId, Guid? parentId);

    [LoggerMessage(1010, LogLevel.Information, "Learner {LearnerId} registered in area {AreaId}")]
    internal static partial void LearnerRegistered(ILogger logger, Guid learnerId, Guid areaId);

    [LoggerMessage(1020, LogLevel.Information, "Import {ImportId} of {SizeBytes} bytes stored for area {AreaId}")]
    internal static partial void ImportStored(ILogger logger, Guid importId, long sizeBytes, Guid areaId);

    [LoggerMessage(1021, LogLevel.Information, "Import {ImportId} taken up after row {LastRow}")]
    internal static partial void ImportTakenUp(ILogger logger, Guid importId, int lastRow);

    [LoggerMessage(1022, LogLevel.Information,
        "Import {ImportId} completed: {Accepted} accepted, {Unchanged} unchanged, {Rejected} rejected")]
    internal static partial void ImportCompleted(
        ILogger logger, Guid importId, int accepted, int unchanged, int rejected);

    [LoggerMessage(1023, LogLevel.Warning, "Import {ImportId} rejected as a whole: {Reason}")]
    internal static partial void ImportRejected(ILogger logger, Guid importId, string reason);

    [LoggerMessage(1024, LogLevel.Warning, "Import {ImportId} was cancelled or taken over by another replica")]
    internal static partial void ImportLost(ILogger logger, Guid importId);

    [LoggerMessage(1025, LogLevel.Error, "Import {ImportId} was interrupted; it goes on after its last stored row")]
    internal static partial void ImportInterrupted(ILogger logger, Exception exception, Guid importId);

    [LoggerMessage(1026, LogLevel.Error, "The next import could not be looked up")]
    internal static partial void ImportLookupFailed(ILogger logger, Exception exception);

    [LoggerMessage(1027, LogLevel.Warning, "Import {ImportId} pauses: {Waiting} events wait to be sent")]
    internal static partial void ImportPaused(ILogger logger, Guid importId, long waiting);

    [LoggerMessage(1028, LogLevel.Information, "Import {ImportId} cancelled by {Actor}")]
    internal static partial void ImportCancelled(ILogger logger, Guid importId, string actor);
}
