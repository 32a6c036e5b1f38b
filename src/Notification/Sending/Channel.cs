using Platform.Notifications.Messages;

namespace Platform.Notifications.Sending;

internal static class ChannelNames
{
    internal const string Inbox = "inbox";
    internal const string Zalo = "zalo";
    internal const string Sms = Message.Sms;
    internal const string Email = "email";

    internal static readonly string[] All = [Inbox, Zalo, Sms, Email];

    /// <summary>Nobody's phone rings for these: they may be used at night.</summary>
    internal static bool IsSilent(string channel) => channel is Inbox or Email;
}

/// <summary>A way to a person.</summary>
internal interface IChannel
{
    string Name { get; }

    /// <summary>
    /// Whether a reference that is handed over twice goes out once. Where not, nothing is repeated in doubt.
    /// </summary>
    bool SendsReferenceOnce { get; }

    Task<SendResult> Send(Outgoing message, CancellationToken cancellationToken);
}

/// <summary>A message with number and text, ready to be handed over. It exists in memory only.</summary>
internal sealed record Outgoing(
    Guid Reference, Guid LearnerId, string Address, string Text, string? Subject, string Encoding, string Category,
    string? OperatorId, string? ZaloTemplateId, IReadOnlyDictionary<string, string> Values);

/// <summary>What came of handing it over.</summary>
/// <param name="Outcome">Whether it was taken.</param>
/// <param name="ReasonCode">Why it was refused.</param>
/// <param name="OperatorId">Who carries it.</param>
/// <param name="ExternalId">Its id on the other side.</param>
/// <param name="LeadsNowhere">Whether the address has no account on this channel.</param>
internal sealed record SendResult(
    SendOutcome Outcome, string? ReasonCode = null, string? OperatorId = null, string? ExternalId = null,
    bool LeadsNowhere = false);

/// <summary>The way a message takes in an attempt.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Remaining">Channels that are left should it fail.</param>
/// <param name="OperatorId">Who carries an SMS; null leaves it to PartnerGateway.</param>
/// <param name="RecipientKey">Key of the number or address.</param>
/// <param name="Segments">Segments of an SMS, else 1.</param>
/// <param name="IsAdvert">Whether it counts as an advert.</param>
/// <param name="Cost">In đồng.</param>
internal sealed record MessageRoute(
    string Channel, string[] Remaining, string? OperatorId, byte[]? RecipientKey, int Segments, bool IsAdvert,
    decimal Cost);

/// <summary>How to go on after an attempt.</summary>
/// <param name="Channel">By which it was made.</param>
/// <param name="MayRepeat">Whether it may be sent again where its outcome is unknown.</param>
/// <param name="Wait">Until the next attempt.</param>
/// <param name="Settle">How long receipts are waited for.</param>
internal sealed record AfterAttempt(string Channel, bool MayRepeat, TimeSpan Wait, TimeSpan Settle);
