using Platform.Contracts.Notifications.V1;
using Platform.Notifications.Areas;
using Platform.Notifications.Sending;
using Platform.Notifications.Templates;

namespace Platform.Notifications.Messages;

/// <summary>
/// One notice to one learner. It holds the values of its template but neither number nor text: both are made at the
/// moment of sending. Its id is the reference given to whoever carries it, the same in every attempt.
/// </summary>
internal sealed class Message : IInArea
{
    internal const string Sms = "sms";

    private Message()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>Message id of the event that caused it, or the broadcast that told it to many.</summary>
    public Guid SourceEventId { get; private set; }
    public bool IsBroadcast { get; private set; }

    public Guid LearnerId { get; private set; }
    public Guid AreaId { get; private set; }

    /// <summary>By which it goes, or went last; until the first attempt the one that is planned.</summary>
    public string Channel { get; private set; } = Sms;

    /// <summary>Channels that certainly failed.</summary>
    public string[] Tried { get; private set; } = [];

    /// <summary>Channels that are left should this one fail.</summary>
    public string[] Remaining { get; private set; } = [];

    /// <summary>Who carries it; a repetition in doubt goes to nobody else.</summary>
    public string? OperatorId { get; private set; }

    /// <summary>Of the number or address it went to, by <c>ContactCipher.KeyOf</c>.</summary>
    public byte[]? RecipientKey { get; private set; }

    public int Segments { get; private set; }

    public string TemplateCode { get; private set; } = "";
    public int TemplateVersion { get; private set; }

    public IReadOnlyDictionary<string, string> Values { get; private set; } = new Dictionary<string, string>();

    /// <summary>Who caused it: a person or client, or the platform itself by an event.</summary>
    public string SentBy { get; private set; } = Platform;

    public MessageState State { get; private set; }

    /// <summary>Why it ended as it did, or why the channel before failed.</summary>
    public string? ReasonCode { get; private set; }

    /// <summary>Attempts on all channels.</summary>
    public int Attempts { get; private set; }

    /// <summary>Attempts on this channel.</summary>
    public int ChannelAttempts { get; private set; }

    /// <summary>Whether an attempt on this channel ended without an answer.</summary>
    public bool WasAmbiguous { get; private set; }

    /// <summary>When the sending job looks at it again; null once only receipts can move it.</summary>
    public DateTimeOffset? NextTryAt { get; private set; }

    /// <summary>When waiting for a receipt, or for somebody to read it, ends.</summary>
    public DateTimeOffset? SettleBy { get; private set; }

    /// <summary>When it is worth nothing any more: then it is not sent.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    /// <summary>Trace of the business event, continued by every attempt however late.</summary>
    public string? TraceParent { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>When what it was about was forgotten, by the rule on retention.</summary>
    public DateTimeOffset? ContentErasedAt { get; private set; }

    /// <summary>Counts the events of this message.</summary>
    public long Version { get; private set; }

    public List<MessageTransition> Transitions { get; } = [];
    /// <summary>Why it was not sent, not now, or by another channel.</summary>
    public List<MessageDecision> Decisions { get; } = [];

    public bool IsFinal => State >= MessageState.Delivered;

    private const string Platform = "platform";

    internal static (Message Message, MessageQueued Event) Queue(
        Guid sourceEventId, Guid learnerId, Guid areaId, Template template, IReadOnlyDictionary<string, string> values,
        string? traceParent, DateTimeOffset now, DateTimeOffset? expiresAt = null, string sentBy = Platform)
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
            SentBy = sentBy,
            TraceParent = traceParent,
            CreatedAt = now,
            NextTryAt = now,
            ExpiresAt = expiresAt,
        };
        message.MoveTo(MessageState.Created, now);
        return (message, message.QueuedEvent(++message.Version));
    }

    /// <summary>No contact point yet: look again later.</summary>
    internal void AwaitContact(DateTimeOffset now, DateTimeOffset nextTry)
    {
        if (IsFinal)
            return;
        MoveTo(MessageState.Pending, now);
        NextTryAt = nextTry;
    }

    /// <summary>Not now: the hour, a cap.</summary>
    internal void Defer(DateTimeOffset until, string reasonCode, string? rule, DateTimeOffset now)
    {
        if (IsFinal)
            return;
        NextTryAt = until;
        Decide(DecisionKind.Deferred, reasonCode, rule, now);
    }

    /// <summary>Begins an attempt. Until the lease ends no other process touches the message.</summary>
    internal MessageAttempt Begin(MessageRoute route, DateTimeOffset now, TimeSpan lease)
    {
        WasAmbiguous |= State is MessageState.Sending; // whoever began before never came back with an answer
        (Channel, Remaining, OperatorId) = (route.Channel, route.Remaining, route.OperatorId);
        (RecipientKey, Segments) = (route.RecipientKey, route.Segments);
        MoveTo(MessageState.Sending, now);
        NextTryAt = now + lease;
        ChannelAttempts++;
        return MessageAttempt.Begin(Id, ++Attempts, route, now);
    }

    /// <summary>Another attempt could be a second copy: only a receipt moves it now, or the time.</summary>
    internal void LeaveInDoubt(DateTimeOffset now, DateTimeOffset settleBy)
    {
        if (IsFinal)
            return;
        WasAmbiguous = true;
        MoveTo(MessageState.Ambiguous, now);
        (NextTryAt, SettleBy) = (null, settleBy);
    }

    /// <summary>The answer to an attempt. Where a receipt was quicker, only the attempt remembers it.</summary>
    internal MessageUndeliverable? Answered(SendResult answer, AfterAttempt plan, DateTimeOffset now)
    {
        if (IsFinal || State is MessageState.Accepted or MessageState.Unknown)
            return null;
        OperatorId = answer.OperatorId ?? OperatorId;
        switch (answer.Outcome)
        {
            case SendOutcome.Accepted:
                MoveTo(MessageState.Accepted, now);
                (NextTryAt, SettleBy) = (null, now + plan.Settle);
                return null;
            case SendOutcome.NotSent:
                // An earlier attempt may be out there: doubt does not go away because a later one failed cleanly.
                MoveTo(WasAmbiguous ? MessageState.Ambiguous : MessageState.Created, now);
                NextTryAt = now + plan.Wait;
                return null;
            case SendOutcome.Unknown when plan.MayRepeat:
                WasAmbiguous = true;
                MoveTo(MessageState.Ambiguous, now);
                NextTryAt = now + plan.Wait;
                return null;
            case SendOutcome.Unknown:
                LeaveInDoubt(now, now + plan.Settle);
                return null;
            default:
                return Fail(MessageState.Rejected, answer.ReasonCode ?? "rejected", now);
        }
    }

    /// <summary>What whoever carries it reports: often late, twice or out of order; a final state stands.</summary>
    /// <returns>The event of the final state reached, or null.</returns>
    internal object? Report(string state, DateTimeOffset now, string channel = Sms)
    {
        if (IsFinal || (channel != Channel && state != "delivered"))
            return null; // a channel that was given up says so itself; only that it came through after all is news
        switch (state)
        {
            case "delivered":
                Channel = channel;
                MoveTo(MessageState.Delivered, now);
                (NextTryAt, SettleBy, ReasonCode) = (null, null, null);
                return this.DeliveredEvent(++Version, now);
            case "undeliverable":
                return Fail(MessageState.Undeliverable, "permanent-failure", now);
            case "expired":
                return Fail(MessageState.Expired, "expired", now);
            case "rejected":
                return Fail(MessageState.Rejected, "rejected", now);
            default: // "accepted", and words of a newer contract: the message is at the operator, no more is known
                if (State is not MessageState.Unknown)
                    MoveTo(MessageState.Accepted, now);
                NextTryAt = null;
                return null;
        }
    }

    /// <summary>Nobody reported in time.</summary>
    internal void NoReceipt(DateTimeOffset now)
    {
        if (State is not (MessageState.Accepted or MessageState.Ambiguous))
            return;
        MoveTo(MessageState.Unknown, now);
        (NextTryAt, SettleBy, ReasonCode) = (null, null, "no-receipt");
    }

    /// <summary>Nobody read it in time: the next channel, if there is one, and it is in the inbox no more.</summary>
    internal void NotRead(DateTimeOffset now)
    {
        if (IsFinal)
            return;
        SettleBy = null;
        if (Remaining.Length > 0)
            FallBack("not-read", now);
    }

    /// <summary>Ends the message without an operator: <c>no-contact</c>, <c>consent-withdrawn</c>, …</summary>
    internal MessageUndeliverable? GiveUp(string reasonCode, DateTimeOffset now, string? rule = null)
    {
        if (IsFinal)
            return null;
        Decide(DecisionKind.Withheld, reasonCode, rule, now);
        return End(MessageState.Undeliverable, reasonCode, now);
    }

    /// <summary>No more attempts on this channel.</summary>
    internal MessageUndeliverable? ExhaustChannel(DateTimeOffset now) =>
        IsFinal ? null : Fail(MessageState.Undeliverable, "technical-failure", now);

    /// <summary>Told by another message together with others.</summary>
    internal void Digest(DateTimeOffset now)
    {
        MoveTo(MessageState.Digested, now);
        (NextTryAt, ReasonCode) = (null, "digest");
    }

    /// <summary>Drops what it was about. One at the operator still gets its receipt; any other ends here.</summary>
    internal MessageUndeliverable? Erase(DateTimeOffset now)
    {
        Values = new Dictionary<string, string>();
        (TraceParent, RecipientKey, Remaining) = (null, null, []);
        return State is MessageState.Accepted or MessageState.Unknown ? null : GiveUp("learner-erased", now);
    }

    /// <summary>This channel has certainly failed: the next one, or the end.</summary>
    private MessageUndeliverable? Fail(MessageState state, string reasonCode, DateTimeOffset now)
    {
        if (Remaining.Length == 0)
            return End(state, reasonCode, now);
        FallBack(reasonCode, now);
        return null;
    }

    private void FallBack(string reasonCode, DateTimeOffset now)
    {
        Tried = [.. Tried, Channel];
        (Remaining, OperatorId, WasAmbiguous, ChannelAttempts) = ([], null, false, 0);
        (NextTryAt, SettleBy, ReasonCode) = (now, null, reasonCode);
        MoveTo(MessageState.Created, now);
        Decide(DecisionKind.Rerouted, reasonCode, rule: null, now);
    }

    private MessageUndeliverable End(MessageState state, string reasonCode, DateTimeOffset now)
    {
        MoveTo(state, now);
        (NextTryAt, SettleBy, ReasonCode) = (null, null, reasonCode);
        return this.UndeliverableEvent(++Version, reasonCode, now);
    }

    private void Decide(DecisionKind kind, string reason, string? rule, DateTimeOffset now) =>
        Decisions.Add(new(Guid.CreateVersion7(now), Id, kind, Channel, reason, rule, now));

    private void MoveTo(MessageState state, DateTimeOffset now)
    {
        if (State == state)
            return;
        State = state;
        Transitions.Add(new() { Id = Guid.CreateVersion7(now), MessageId = Id, State = state, At = now });
    }
}
