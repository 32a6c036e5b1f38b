namespace Platform.Learners.Privacy;

/// <summary>Event ids 1250–1299. Ids and counts only.</summary>
internal static partial class PrivacyLog
{
    [LoggerMessage(1250, LogLevel.Error, "The work on personal data was interrupted; it goes on at the next tick")]
    internal static partial void WorkFailed(ILogger logger, Exception exception);

    [LoggerMessage(1270, LogLevel.Information, "The processing of learner {LearnerId} is restricted")]
    internal static partial void Restricted(ILogger logger, Guid learnerId);

    [LoggerMessage(1271, LogLevel.Information, "The restriction of learner {LearnerId} is lifted")]
    internal static partial void RestrictionLifted(ILogger logger, Guid learnerId);

    [LoggerMessage(1272, LogLevel.Warning,
        "Request {RequestId} of a data subject was not acknowledged in time: {DueOn}")]
    internal static partial void AcknowledgementLate(ILogger logger, Guid requestId, DateOnly dueOn);

    [LoggerMessage(1273, LogLevel.Warning, "Request {RequestId} of a data subject is overdue since {DueOn}")]
    internal static partial void RequestLate(ILogger logger, Guid requestId, DateOnly dueOn);

    [LoggerMessage(1274, LogLevel.Error, "Erasure {ErasureId}: {Participant} has not answered by {DueOn}")]
    internal static partial void AnswerLate(ILogger logger, Guid erasureId, string participant, DateOnly dueOn);

    [LoggerMessage(1275, LogLevel.Information, "Erasure {ErasureId} begun for learner {LearnerId}")]
    internal static partial void ErasureBegun(ILogger logger, Guid erasureId, Guid learnerId);

    [LoggerMessage(1276, LogLevel.Information, "Erasure {ErasureId} completed")]
    internal static partial void ErasureCompleted(ILogger logger, Guid erasureId);
}
