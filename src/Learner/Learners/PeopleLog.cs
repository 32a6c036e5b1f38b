namespace Platform.Learners.Learners;

/// <summary>Event ids 1200–1249. Ids and codes only: never a name, a number or a reason.</summary>
internal static partial class PeopleLog
{
    [LoggerMessage(1200, LogLevel.Information, "Learner {LearnerId} corrected: {Fields}")]
    internal static partial void LearnerCorrected(ILogger logger, Guid learnerId, string fields);

    [LoggerMessage(1201, LogLevel.Information, "Learner {LearnerId} moved from area {From} to {To}")]
    internal static partial void LearnerMoved(ILogger logger, Guid learnerId, Guid from, Guid to);

    [LoggerMessage(1202, LogLevel.Information, "Learner {LearnerId} is {State} now")]
    internal static partial void LearnerStateChanged(ILogger logger, Guid learnerId, LearnerState state);

    [LoggerMessage(1203, LogLevel.Information, "Warning {Code} about learner {LearnerId} overridden")]
    internal static partial void WarningOverridden(ILogger logger, Guid learnerId, string code);
}
