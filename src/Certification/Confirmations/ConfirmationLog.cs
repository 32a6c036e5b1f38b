namespace Platform.Certifications.Confirmations;

/// <summary>Event ids 3120–3139. Ids and codes only.</summary>
internal static partial class ConfirmationLog
{
    [LoggerMessage(3120, LogLevel.Information,
        "Confirmation {ConfirmationId} of certificate {CertificateId} was asked for, cycle {Cycle}")]
    internal static partial void Requested(ILogger logger, Guid confirmationId, Guid certificateId, int cycle);

    [LoggerMessage(3121, LogLevel.Information, "Confirmation {ConfirmationId}: attempt {Attempt} ended {Outcome}")]
    internal static partial void AttemptEnded(ILogger logger, Guid confirmationId, int attempt, string outcome);

    [LoggerMessage(3122, LogLevel.Information, "Confirmation {ConfirmationId} is {State}")]
    internal static partial void Ended(ILogger logger, Guid confirmationId, string state);

    [LoggerMessage(3123, LogLevel.Warning,
        "Confirmation {ConfirmationId} is {State} and got another answer, which changes nothing")]
    internal static partial void AnsweredTooLate(ILogger logger, Guid confirmationId, string state);

    [LoggerMessage(3124, LogLevel.Warning, "An answer names confirmation {ConfirmationId}, which is not known")]
    internal static partial void AnswerOfNobody(ILogger logger, Guid confirmationId);

    [LoggerMessage(3125, LogLevel.Error, "A pass over the confirmations failed")]
    internal static partial void PassFailed(ILogger logger, Exception exception);

    [LoggerMessage(3126, LogLevel.Warning, "The answers to confirmations could not be fetched")]
    internal static partial void NoAnswers(ILogger logger);
}
