namespace Platform.Certifications.Confirmations;

/// <summary>How a call ended. Doubt is an outcome of its own: neither sent nor not sent.</summary>
public enum AttemptOutcome
{
    Taken,
    Refused,
    NotSent,
    Unknown,
}

/// <summary>
/// One call, written down before it is made. One without an end was cut off: whether it arrived is asked, not guessed.
/// </summary>
internal sealed class ConfirmationAttempt
{
    public required Guid ConfirmationId { get; init; }

    public required int Number { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; private set; }

    public AttemptOutcome? Outcome { get; private set; }

    public void End(AttemptOutcome outcome, DateTimeOffset now) => (Outcome, EndedAt) = (outcome, now);
}

/// <summary>
/// Every answer that was ever heard, also twice and also too late, by what the other side calls it: rows are only
/// added.
/// </summary>
internal sealed class ConfirmationAnswer
{
    public required Guid ConfirmationId { get; init; }

    public required string Receipt { get; init; }

    public required bool IsAccepted { get; init; }

    public string? ReasonCode { get; init; }

    public required DateTimeOffset DecidedAt { get; init; }

    public required DateTimeOffset HeardAt { get; init; }

    /// <summary>Whether it became the final state.</summary>
    public required bool IsApplied { get; init; }
}

/// <summary>How far the answers of the other side were read; one row.</summary>
internal sealed class AnswerFeed
{
    internal const int Only = 1;

    public int Id { get; private set; } = Only;

    public long Position { get; private set; }

    public DateTimeOffset ReadAt { get; private set; }

    public void Read(long position, DateTimeOffset now) => (Position, ReadAt) = (position, now);
}
