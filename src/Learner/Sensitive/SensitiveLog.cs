namespace Platform.Learners.Sensitive;

/// <summary>Event ids 1290–1294. Kinds and counts, never a value.</summary>
internal static partial class SensitiveLog
{
    [LoggerMessage(1290, LogLevel.Information, "Sensitive tag {Kind} of learner {LearnerId} changed")]
    internal static partial void TagChanged(ILogger logger, Guid learnerId, SensitiveKind kind);

    [LoggerMessage(1291, LogLevel.Warning,
        "Sensitive data of {Subjects} people is kept; from {AlarmAt} on it is core data of the state")]
    internal static partial void CoreDataNear(ILogger logger, long subjects, int alarmAt);

    [LoggerMessage(1292, LogLevel.Error,
        "Sensitive data of {Subjects} people is kept: from {AlarmAt} on it is core data of the state")]
    internal static partial void CoreDataReached(ILogger logger, long subjects, int alarmAt);
}
