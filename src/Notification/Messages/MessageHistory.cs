namespace Platform.Notifications.Messages;

/// <summary>What an attempt to hand a message over came to.</summary>
internal enum SendOutcome
{
    /// <summary>The message is in other hands.</summary>
    Accepted,

    /// <summary>It certainly did not go through.</summary>
    NotSent,

    /// <summary>No answer: perhaps it went through.</summary>
    Unknown,

    /// <summary>It will never be taken as it is.</summary>
    Refused,
}

/// <summary>One attempt; written before the call, so that a call nobody remembers cannot happen.</summary>
internal sealed class MessageAttempt
{
    public required Guid MessageId { get; init; }

    public required int Number { get; init; }

    public required DateTimeOffset BegunAt { get; init; }

    public DateTimeOffset? EndedAt { get; private set; }

    public SendOutcome? Outcome { get; private set; }

    internal void End(SendOutcome outcome, DateTimeOffset now) => (Outcome, EndedAt) = (outcome, now);
}

/// <summary>A report of an operator as it came, also the ones that changed nothing.</summary>
internal sealed class MessageReceipt
{
    public required string PartnerId { get; init; }

    public required string OperatorMessageId { get; init; }

    public required string State { get; init; }

    public required Guid MessageId { get; init; }

    public string? RawCode { get; init; }

    /// <summary>The operator's clock.</summary>
    public required DateTimeOffset ReportedAt { get; init; }

    /// <summary>Our clock.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }
}

/// <summary>A state the message entered.</summary>
internal sealed class MessageTransition
{
    public required Guid Id { get; init; }

    public required Guid MessageId { get; init; }

    public required MessageState State { get; init; }

    public required DateTimeOffset At { get; init; }
}
