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

    [LoggerMessage(2030, LogLevel.Information, "Scheduled {Count} classes of series {SeriesId} in area {AreaId}")]
    internal static partial void SeriesScheduled(ILogger logger, int count, Guid seriesId, Guid areaId);

    [LoggerMessage(2031, LogLevel.Information, "Rescheduled class {ClassId} to {StartsAt}")]
    internal static partial void ClassRescheduled(ILogger logger, Guid classId, DateTimeOffset startsAt);

    [LoggerMessage(2032, LogLevel.Information, "Cancelled class {ClassId}: {Reason}")]
    internal static partial void ClassCancelled(ILogger logger, Guid classId, Classes.ChangeReason reason);

    [LoggerMessage(2033, LogLevel.Information, "Cancelled enrolment {EnrolmentId} in class {ClassId}, next {SeatedId}")]
    internal static partial void EnrolmentCancelled(ILogger logger, Guid enrolmentId, Guid classId, Guid? seatedId);

    [LoggerMessage(2034, LogLevel.Error, "Classes could not be looked at for missing helpers")]
    internal static partial void StaffingCheckFailed(ILogger logger, Exception exception);

    [LoggerMessage(2035, LogLevel.Information, "Stored batch {BatchId} of {Count} enrolments, sponsor {SponsorId}")]
    internal static partial void BatchStored(ILogger logger, Guid batchId, int count, Guid? sponsorId);

    [LoggerMessage(2036, LogLevel.Information, "Completed batch {BatchId} of {Count} enrolments")]
    internal static partial void BatchCompleted(ILogger logger, Guid batchId, int count);

    [LoggerMessage(2037, LogLevel.Error, "Rows of a batch of enrolments could not be decided")]
    internal static partial void BatchInterrupted(ILogger logger, Exception exception);

    [LoggerMessage(2085, LogLevel.Information, "Recorded practice {PracticeId} of {TaskCode}, with help: {Assisted}")]
    internal static partial void PracticeRecorded(ILogger logger, Guid practiceId, string taskCode, bool assisted);

    [LoggerMessage(2086, LogLevel.Information, "Follow-up {FollowUpId} was answered: {Answer}")]
    internal static partial void FollowUpAnswered(ILogger logger, Guid followUpId, FollowUpAnswer answer);

    [LoggerMessage(2087, LogLevel.Information, "Dealt with {Count} follow-ups whose day has come")]
    internal static partial void FollowUpsAsked(ILogger logger, int count);

    [LoggerMessage(2088, LogLevel.Warning, "Follow-ups have to wait for the next round")]
    internal static partial void FollowUpsFailed(ILogger logger, Exception exception);
}
