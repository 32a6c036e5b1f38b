using Platform.Notifications.Sending;

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

    public required string Channel { get; init; }

    /// <summary>Who was to carry it, or did as the answer says.</summary>
    public string? OperatorId { get; set; }

    public byte[]? RecipientKey { get; init; }

    public bool IsAdvert { get; init; }

    public int Segments { get; init; }

    /// <summary>In đồng, as agreed with the operator; what is tried is booked, whatever becomes of it.</summary>
    public decimal Cost { get; init; }

    public required DateTimeOffset BegunAt { get; init; }

    public DateTimeOffset? EndedAt { get; private set; }

    public SendOutcome? Outcome { get; private set; }

    /// <summary>Id the other side gave it, for asking what became of it.</summary>
    public string? ExternalId { get; private set; }

    /// <summary>When we heard that it came through.</summary>
    public DateTimeOffset? DeliveredAt { get; private set; }

    /// <summary>When we heard that it did not.</summary>
    public DateTimeOffset? FailedAt { get; private set; }

    internal static MessageAttempt Begin(Guid messageId, int number, MessageRoute route, DateTimeOffset now) => new()
    {
        MessageId = messageId,
        Number = number,
        Channel = route.Channel,
        OperatorId = route.OperatorId,
        RecipientKey = route.RecipientKey,
        IsAdvert = route.IsAdvert,
        Segments = route.Segments,
        Cost = route.Cost,
        BegunAt = now,
    };

    internal void End(SendResult result, DateTimeOffset now)
    {
        (Outcome, EndedAt, ExternalId) = (result.Outcome, now, result.ExternalId);
        // That PartnerGateway was down, busy or silent says nothing of the operator it was to give it to.
        OperatorId = result.OperatorId ?? (result.Outcome is SendOutcome.Accepted ? OperatorId : null);
    }

    internal void Report(string operatorId, string state, DateTimeOffset now)
    {
        OperatorId ??= operatorId;
        if (state == "delivered")
            DeliveredAt ??= now;
        else if (state is "undeliverable" or "expired" or "rejected")
            FailedAt ??= now;
    }
}

public enum DecisionKind
{
    /// <summary>It is not sent at all.</summary>
    Withheld,

    /// <summary>It is not sent now.</summary>
    Deferred,

    /// <summary>It goes by another channel.</summary>
    Rerouted,
}

/// <summary>Why a message was not sent, not then, or not by that channel.</summary>
/// <param name="Id">Identity of the decision.</param>
/// <param name="MessageId">The message.</param>
/// <param name="Kind">What was decided.</param>
/// <param name="Channel">The channel it was about.</param>
/// <param name="ReasonCode">Why.</param>
/// <param name="Rule">Rule and version that decided: <c>advert-limits/1</c>.</param>
/// <param name="At">When.</param>
internal sealed record MessageDecision(
    Guid Id, Guid MessageId, DecisionKind Kind, string Channel, string ReasonCode, string? Rule, DateTimeOffset At);

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
