using Platform.Contracts.Notifications.V1;
using Platform.Notifications.Sending;

namespace Platform.Notifications.Messages;

/// <summary>What happens to a message. Nothing leaves a final state.</summary>
internal sealed partial class Message
{
    /// <summary>No contact point yet: look again later.</summary>
    internal void AwaitContact(DateTimeOffset now, DateTimeOffset nextTry)
    {
        if (IsFinal)
            return;
        MoveTo(MessageState.Pending, now);
        NextTryAt = nextTry;
    }

    /// <summary>Not now: the hour, a cap. That it goes on waiting for the same reason is no further decision.</summary>
    internal void Defer(DateTimeOffset until, string reasonCode, string? rule, DateTimeOffset now)
    {
        if (IsFinal)
            return;
        NextTryAt = until;
        if (ReasonCode == reasonCode)
            return;
        ReasonCode = reasonCode;
        Decide(DecisionKind.Deferred, reasonCode, rule, now);
    }

    /// <summary>Begins an attempt. Until the lease ends no other process touches the message.</summary>
    internal MessageAttempt Begin(MessageRoute route, DateTimeOffset now, TimeSpan lease)
    {
        WasAmbiguous |= State is MessageState.Sending; // whoever began before never came back with an answer
        (Channel, Remaining, OperatorId) = (route.Channel, route.Remaining, route.OperatorId);
        (RecipientKey, Segments, ReasonCode) = (route.RecipientKey, route.Segments, null);
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

    /// <summary>
    /// The answer to an attempt. Where a receipt was quicker, also one that sent it on to another channel, only the
    /// attempt remembers the answer.
    /// </summary>
    internal MessageUndeliverable? Answered(SendResult answer, AfterAttempt plan, DateTimeOffset now)
    {
        if (State is not (MessageState.Sending or MessageState.Ambiguous) || plan.Channel != Channel)
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
    /// <param name="state">What is reported.</param>
    /// <param name="now">The time.</param>
    /// <param name="settleBy">Where that is not the end: until when the rest is waited for.</param>
    /// <param name="channel">Who reports it.</param>
    /// <returns>The event of the final state reached, or null.</returns>
    internal object? Report(
        string state, DateTimeOffset now, DateTimeOffset? settleBy = null, string channel = Sms)
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
                if (State is MessageState.Unknown)
                    return null;
                MoveTo(MessageState.Accepted, now);
                (NextTryAt, SettleBy) = (null, SettleBy ?? settleBy);
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

    /// <summary>Drops what it was about. One that may be out there still gets its receipt; others end here.</summary>
    internal MessageUndeliverable? Erase(DateTimeOffset now)
    {
        Values = new Dictionary<string, string>();
        (TraceParent, RecipientKey, Remaining, ContentErasedAt) = (null, null, [], ContentErasedAt ?? now);
        return IsInDoubt || State is MessageState.Accepted or MessageState.Unknown
            ? null
            : GiveUp("learner-erased", now);
    }

    /// <summary>This channel has certainly failed: the next one, or the end.</summary>
    private MessageUndeliverable? Fail(MessageState state, string reasonCode, DateTimeOffset now)
    {
        if (Remaining.Length == 0 || State is MessageState.Unknown) // days later nothing else is sent
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
