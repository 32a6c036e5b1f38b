using Platform.Contracts.Notifications.V1;
using Platform.Notifications.Areas;
using Platform.Notifications.Templates;

namespace Platform.Notifications.Messages;

/// <summary>
/// One notice to one learner. It holds the values of its template but neither number nor text: both are made at the
/// moment of sending. Its id is the reference given to whoever carries it, the same in every attempt.
/// </summary>
internal sealed partial class Message : IInArea
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

    /// <summary>Why it ended as it did, why it waits, or why the channel before failed.</summary>
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

    /// <summary>Whether an attempt on this channel may be out there, and nobody has said what became of it.</summary>
    public bool IsInDoubt => State is MessageState.Sending || WasAmbiguous;

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
}
