using Platform.Courses.Practice;

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

    [LoggerMessage(2085, LogLevel.Information, "Recorded practice {PracticeId} of {TaskCode}, with help: {Assisted}")]
    internal static partial void PracticeRecorded(ILogger logger, Guid practiceId, string taskCode, bool assisted);

    [LoggerMessage(2086, LogLevel.Information, "Follow-up {FollowUpId} was answered: {Answer}")]
    internal static partial void FollowUpAnswered(ILogger logger, Guid followUpId, FollowUpAnswer answer);

    [LoggerMessage(2087, LogLevel.Information, "Dealt with {Count} follow-ups whose day has come")]
    internal static partial void FollowUpsAsked(ILogger logger, int count);

    [LoggerMessage(2088, LogLevel.Warning, "Follow-ups have to wait for the next round")]
    internal static partial void FollowUpsFailed(ILogger logger, Exception exception);
}
