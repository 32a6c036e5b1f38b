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

    /// <summary>No receipt came in time. A late one still settles it; nothing else is sent.</summary>
    Unknown,

    // Final: nothing leaves these.
    Delivered,
    Undeliverable,
    Expired,
    Rejected,

    /// <summary>Told with others in one message that counts them.</summary>
    Digested,
}
