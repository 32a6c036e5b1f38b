using Platform.Courses.Papers;

namespace Platform.Courses;

internal static partial class Log
{
    [LoggerMessage(2000, LogLevel.Information, "Scheduled class {ClassId} in area {AreaId}")]
    internal static partial void ClassScheduled(ILogger logger, Guid classId, Guid areaId);

    [LoggerMessage(2001, LogLevel.Information, "Created enrolment {EnrolmentId} in class {ClassId}")]
    internal static partial void LearnerEnrolled(ILogger logger, Guid enrolmentId, Guid classId);

    [LoggerMessage(2002, LogLevel.Information, "Enrolled {Count} learners in class {ClassId}")]
    internal static partial void LearnersEnrolled(ILogger logger, int count, Guid classId);

    [LoggerMessage(2003, LogLevel.Information, "Closed class {ClassId}: {Named} + {Unnamed} came, {Completed} done")]
    internal static partial void ClassClosed(ILogger logger, Guid classId, int named, int unnamed, int completed);

    [LoggerMessage(2004, LogLevel.Information, "Assessed {AssessmentId} in class {ClassId}, passed: {Passed}")]
    internal static partial void AssessmentCompleted(ILogger logger, Guid assessmentId, Guid classId, bool passed);

    [LoggerMessage(2005, LogLevel.Information, "Added what was missing of the reference data of {Count} courses")]
    internal static partial void ReferenceDataAdded(ILogger logger, int count);

    [LoggerMessage(2070, LogLevel.Information, "Published version {Version} of bank {BankId}: {Count} questions")]
    internal static partial void QuestionsPublished(ILogger logger, Guid bankId, int version, int count);

    [LoggerMessage(2071, LogLevel.Information, "Created version {Version} of blueprint {Code}")]
    internal static partial void BlueprintCreated(ILogger logger, string code, int version);

    [LoggerMessage(2072, LogLevel.Information, "Drew paper {PaperId}: {Kind}")]
    internal static partial void PaperDrawn(ILogger logger, Guid paperId, PaperKind kind);

    [LoggerMessage(2073, LogLevel.Information, "Paper {PaperId} was handed in: {Kind}")]
    internal static partial void PaperHandedIn(ILogger logger, Guid paperId, PaperKind kind);
}
