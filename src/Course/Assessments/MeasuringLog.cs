using Platform.Courses.Papers;

namespace Platform.Courses.Assessments;

internal static partial class MeasuringLog
{
    [LoggerMessage(2070, LogLevel.Information, "Published version {Version} of bank {BankId}: {Count} questions")]
    internal static partial void QuestionsPublished(ILogger logger, Guid bankId, int version, int count);

    [LoggerMessage(2071, LogLevel.Information, "Created version {Version} of blueprint {Code}")]
    internal static partial void BlueprintCreated(ILogger logger, string code, int version);

    [LoggerMessage(2072, LogLevel.Information, "Drew paper {PaperId}: {Kind}")]
    internal static partial void PaperDrawn(ILogger logger, Guid paperId, PaperKind kind);

    [LoggerMessage(2073, LogLevel.Information, "Paper {PaperId} was handed in: {Kind}")]
    internal static partial void PaperHandedIn(ILogger logger, Guid paperId, PaperKind kind);
}
