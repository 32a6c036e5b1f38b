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

    [LoggerMessage(2050, LogLevel.Information, "Scheduled session {SessionId} at {Points} points")]
    internal static partial void SessionScheduled(ILogger logger, Guid sessionId, int points);

    [LoggerMessage(2051, LogLevel.Information, "Point {Number} of session {SessionId}: {Heads} heads, {Named} named")]
    internal static partial void PointReported(ILogger logger, Guid sessionId, int number, int heads, int named);

    [LoggerMessage(2052, LogLevel.Information, "Point {Number} of session {SessionId}: {Named} of {Count} claims hold")]
    internal static partial void ClaimsTaken(ILogger logger, Guid sessionId, int number, int named, int count);

    [LoggerMessage(
        2053, LogLevel.Information, "Closed session {SessionId} of {Points} points: {Named} named, {Unnamed} unnamed")]
    internal static partial void SessionClosed(ILogger logger, Guid sessionId, int points, int named, int unnamed);

    [LoggerMessage(2054, LogLevel.Information, "Session {SessionId} got its link from {OperatorId}")]
    internal static partial void LinkAttached(ILogger logger, Guid sessionId, string operatorId);

    [LoggerMessage(2055, LogLevel.Warning, "Ignored a link for {SessionId}: {OperatorId} is not asked, or said newer")]
    internal static partial void LinkIgnored(ILogger logger, Guid sessionId, string operatorId);

    [LoggerMessage(2056, LogLevel.Information, "Signal {SignalId} ({Kind}) was decided: {State}")]
    internal static partial void SignalDecided(
        ILogger logger, Guid signalId, Signals.SignalKind kind, Signals.SignalState state);

    [LoggerMessage(2057, LogLevel.Warning, "Watching for unlikely records failed; trying again")]
    internal static partial void WatchFailed(ILogger logger, Exception exception);

    [LoggerMessage(2058, LogLevel.Information, "Issued offline pack {PackId} of {Classes} classes")]
    internal static partial void PackIssued(ILogger logger, Guid packId, int classes);

    [LoggerMessage(2059, LogLevel.Information, "Took {Count} results of offline pack {PackId}")]
    internal static partial void PackResultsTaken(ILogger logger, Guid packId, int count);
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

    [LoggerMessage(2038, LogLevel.Information, "Cancelled {Count} classes of series {SeriesId}: {Reason}")]
    internal static partial void SeriesCancelled(
        ILogger logger, int count, Guid seriesId, Classes.ChangeReason reason);

    [LoggerMessage(2039, LogLevel.Information, "Rescheduled {Count} classes of series {SeriesId}: {Reason}")]
    internal static partial void SeriesRescheduled(
        ILogger logger, int count, Guid seriesId, Classes.ChangeReason reason);

    [LoggerMessage(
        2060, LogLevel.Information,
        "Took {AttendanceId} off point {Number} of session {SessionId}: {Reason}; {Reversed} completions reversed")]
    internal static partial void NameWithdrawn(
        ILogger logger, Guid sessionId, int number, Guid attendanceId, Sessions.WithdrawalReason reason, int reversed);

    [LoggerMessage(2085, LogLevel.Information, "Recorded practice {PracticeId} of {TaskCode}, with help: {Assisted}")]
    internal static partial void PracticeRecorded(ILogger logger, Guid practiceId, string taskCode, bool assisted);

    [LoggerMessage(2086, LogLevel.Information, "Follow-up {FollowUpId} was answered: {Answer}")]
    internal static partial void FollowUpAnswered(ILogger logger, Guid followUpId, FollowUpAnswer answer);

    [LoggerMessage(2087, LogLevel.Information, "Dealt with {Count} follow-ups whose day has come")]
    internal static partial void FollowUpsAsked(ILogger logger, int count);

    [LoggerMessage(2088, LogLevel.Warning, "Follow-ups have to wait for the next round")]
    internal static partial void FollowUpsFailed(ILogger logger, Exception exception);
}
