namespace Platform.Courses.Completions;

/// <summary>Event ids 2095–2109. Ids only: never a hash, and never a line of an uploaded file.</summary>
internal static partial class ResultLog
{
    [LoggerMessage(2095, LogLevel.Information, "Reversed completion {CompletionId}: {Reason}")]
    internal static partial void CompletionReversed(ILogger logger, Guid completionId, ReversalReason reason);

    [LoggerMessage(2096, LogLevel.Information, "Took import {ImportId} of {Rows} results from {Source}")]
    internal static partial void ImportTaken(ILogger logger, Guid importId, int rows, string source);

    [LoggerMessage(2097, LogLevel.Information, "Read import {ImportId} to the end: {Accepted} new results")]
    internal static partial void ImportCompleted(ILogger logger, Guid importId, int accepted);

    [LoggerMessage(2098, LogLevel.Error, "Imported results were not worked on; they are tried again")]
    internal static partial void ResultWorkFailed(ILogger logger, Exception exception);

    [LoggerMessage(2099, LogLevel.Information, "Counted {Results} imported results: {Completions} completions")]
    internal static partial void ResultsCounted(ILogger logger, int results, int completions);

    [LoggerMessage(2101, LogLevel.Information, "Took result {ResultId} from the wrong person: {Reason}")]
    internal static partial void ResultWithdrawn(ILogger logger, Guid resultId, ReversalReason reason);

    [LoggerMessage(2102, LogLevel.Information, "Result {ResultId} belongs to another person now")]
    internal static partial void ResultAssigned(ILogger logger, Guid resultId);

    [LoggerMessage(2100, LogLevel.Information, "Took {Count} statements of {Source}")]
    internal static partial void StatementsTaken(ILogger logger, int count, string source);
}
