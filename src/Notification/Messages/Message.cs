using Platform.Contracts.Notifications.V1;
using Platform.Notifications.Areas;
using Platform.Notifications.Templates;

namespace Platform.Notifications.Messages;

internal enum MessageState
{
    /// <summary>The learner's contact point has not arrived yet.</summary>
    Pending,

    /// <summary>Ready to be sent.</summary>
    Created,

    /// <summary>An attempt has begun; after its lease it belongs to a process that died.</summary>
    Sending,

    /// <summary>
    /// An attempt ended without an answer: perhaps it went through. Only the same reference may be sent again.
    /// </summary>
    Ambiguous,

    /// <summary>Handed over; receipts decide the rest.</summary>
    Accepted,

    // Final: nothing leaves these.
    Delivered,
    Undeliverable,
    Expired,
    Rejected,
}

/// <summary>
/// One notice to one learner. It holds the values of its template but neither number nor text: both are made at the
/// moment of sending. Its id is the reference given to the operator, the same in every attempt.
/// </summary>
internal sealed class Message : IInArea
{
    internal const string Sms = "sms";

    private Message()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>Message id of the event that caused it.</summary>
    public Guid SourceEventId { get; private set; }

    public Guid LearnerId { get; private set; }

    public Guid AreaId { get; private set; }

    public string Channel { get; private set; } = Sms;

    public string TemplateCode { get; private set; } = "";

    public int TemplateVersion { get; private set; }

    public IReadOnlyDictionary<string, string> Values { get; private set; } = new Dictionary<string, string>();

    public MessageState State { get; private set; }

    /// <summary>Why it ended as it did; set with a final state other than delivered.</summary>
    public string? ReasonCode { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>Whether an attempt ended without an answer.</summary>
    public bool WasAmbiguous { get; private set; }

    /// <summary>When the sending job looks at it again; null once only receipts can move it.</summary>
    public DateTimeOffset? NextTryAt { get; private set; }

    /// <summary>Trace of the business event, continued by every attempt however late.</summary>
    public string? TraceParent { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Counts the events of this message.</summary>
    public long Version { get; private set; }

    public List<MessageTransition> Transitions { get; } = [];

    public bool IsFinal => State >= MessageState.Delivered;

    internal static (Message Message, MessageQueued Event) Queue(
        Guid sourceEventId, Guid learnerId, Guid areaId, Template template, IReadOnlyDictionary<string, string> values,
        string? traceParent, DateTimeOffset now)
    {
        var message = new Message
        {
            Id = Guid.CreateVersion7(now),
            SourceEventId = sourceEventId,
            LearnerId = learnerId,
            AreaId = areaId,
            TemplateCode = template.Code,
            TemplateVersion = template.Version,
            Values = values,
            TraceParent = traceParent,
            CreatedAt = now,
            NextTryAt = now,
        };
        message.MoveTo(MessageState.Created, now);
        return (message, new MessageQueued
        {
            MessageId = message.Id,
            Version = ++message.Version,
            OccurredAt = now,
            LearnerId = learnerId,
            AreaId = areaId,
            Channel = message.Channel,
            TemplateCode = template.Code,
            TemplateVersion = template.Version,
            SourceEventId = sourceEventId,
        });
    }

    /// <summary>No contact point yet: look again later.</summary>
    internal void AwaitContact(DateTimeOffset now, DateTimeOffset nextTry)
    {
        if (IsFinal)
            return;
        MoveTo(MessageState.Pending, now);
        NextTryAt = nextTry;
    }

    /// <summary>Begins an attempt. Until the lease ends no other process touches the message.</summary>
    internal MessageAttempt Begin(DateTimeOffset now, TimeSpan lease)
    {
        WasAmbiguous |= State is MessageState.Sending; // whoever began before never came back with an answer
        MoveTo(MessageState.Sending, now);
        NextTryAt = now + lease;
        return new MessageAttempt { MessageId = Id, Number = ++Attempts, BegunAt = now };
    }

    /// <summary>
    /// The answer to an attempt. A receipt may have been quicker: then only the attempt remembers the answer.
    /// </summary>
    internal MessageUndeliverable? Answered(SendOutcome outcome, TimeSpan wait, DateTimeOffset now)
    {
        if (IsFinal || State is MessageState.Accepted)
            return null;
        switch (outcome)
        {
            case SendOutcome.Accepted:
                MoveTo(MessageState.Accepted, now);
                NextTryAt = null;
                return null;
            case SendOutcome.NotSent:
                // An earlier attempt may be out there: doubt does not go away because a later one failed cleanly.
                MoveTo(WasAmbiguous ? MessageState.Ambiguous : MessageState.Created, now);
                NextTryAt = now + wait;
                return null;
            case SendOutcome.Unknown:
                WasAmbiguous = true;
                MoveTo(MessageState.Ambiguous, now);
                NextTryAt = now + wait;
                return null;
            default:
                return Fail(MessageState.Rejected, "rejected", now);
        }
    }

    /// <summary>
    /// What an operator reports. Late, repeated and unordered reports are usual; a final state stands.
    /// </summary>
    /// <returns>The event of the final state reached, or null.</returns>
    internal object? Report(string state, DateTimeOffset now)
    {
        if (IsFinal)
            return null;
        switch (state)
        {
            case "delivered":
                MoveTo(MessageState.Delivered, now);
                NextTryAt = null;
                return new MessageDelivered
                {
                    MessageId = Id,
                    Version = ++Version,
                    OccurredAt = now,
                    LearnerId = LearnerId,
                    AreaId = AreaId,
                    Channel = Channel,
                };
            case "undeliverable":
                return Fail(MessageState.Undeliverable, "permanent-failure", now);
            case "expired":
                return Fail(MessageState.Expired, "expired", now);
            case "rejected":
                return Fail(MessageState.Rejected, "rejected", now);
            default: // "accepted", and words of a newer contract: the message is at the operator, no more is known
                MoveTo(MessageState.Accepted, now);
                NextTryAt = null;
                return null;
        }
    }

    /// <summary>Ends the message without an operator: <c>no-contact</c>, <c>consent-withdrawn</c>, …</summary>
    internal MessageUndeliverable? GiveUp(string reasonCode, DateTimeOffset now) =>
        IsFinal ? null : Fail(MessageState.Undeliverable, reasonCode, now);

    /// <summary>
    /// Drops what the message was about. One that is at the operator still gets its receipt; any other ends here.
    /// </summary>
    internal MessageUndeliverable? Erase(DateTimeOffset now)
    {
        Values = new Dictionary<string, string>();
        TraceParent = null;
        return State is MessageState.Accepted ? null : GiveUp("learner-erased", now);
    }

    private MessageUndeliverable Fail(MessageState state, string reasonCode, DateTimeOffset now)
    {
        MoveTo(state, now);
        NextTryAt = null;
        ReasonCode = reasonCode;
        return new MessageUndeliverable
        {
            MessageId = Id,
            Version = ++Version,
            OccurredAt = now,
            LearnerId = LearnerId,
            AreaId = AreaId,
            Channel = Channel,
            ReasonCode = reasonCode,
        };
    }

    private void MoveTo(MessageState state, DateTimeOffset now)
    {
        if (State == state)
            return;
        State = state;
        Transitions.Add(new() { Id = Guid.CreateVersion7(now), MessageId = Id, State = state, At = now });
    }
}
