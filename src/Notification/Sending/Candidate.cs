using Platform.Notifications.Contacts;
using Platform.Notifications.Operators;
using Platform.Notifications.Rules;
using Platform.Notifications.Templates;

namespace Platform.Notifications.Sending;

/// <summary>What is decided about a message that is due.</summary>
internal abstract record Decision
{
    /// <summary>It goes by this route.</summary>
    internal sealed record Send(MessageRoute Route, Outgoing Message, bool MayRepeat) : Decision;

    /// <summary>It does not go now.</summary>
    internal sealed record Defer(DateTimeOffset Until, string ReasonCode, string? Rule) : Decision;

    /// <summary>It does not go at all.</summary>
    internal sealed record Withhold(string ReasonCode, string? Rule = null) : Decision;

    /// <summary>An attempt may be out there: nothing more is sent.</summary>
    internal sealed record LeaveInDoubt : Decision;

    /// <summary>This channel has had its attempts.</summary>
    internal sealed record Exhaust : Decision;
}

/// <summary>Rules that decide about sending, as they are today.</summary>
internal sealed record SendingRules(
    RuleValue<AdvertLimits> Adverts, RuleValue<NoticeCaps> Caps, RuleValue<ChannelOrder> Order,
    RuleValue<ReceiptLimit> Receipts, IReadOnlyDictionary<string, string[]> Prefixes)
{
    internal static SendingRules From(RuleSet rules) => new(
        rules.Of(RuleKeys.AdvertLimits), rules.Of(RuleKeys.NoticeCaps), rules.Of(RuleKeys.ChannelOrder),
        rules.Of(RuleKeys.ReceiptLimit), rules.Of(RuleKeys.NumberPrefixes).Value);

    /// <summary>How long an answer is waited for, or somebody to read: that leaves time for another channel.</summary>
    internal TimeSpan Settle(string channel, DateTimeOffset? expiresAt, DateTimeOffset now)
    {
        if (channel is not ChannelNames.Inbox)
            return TimeSpan.FromHours(Receipts.Value.UnknownAfterHours);
        var patience = TimeSpan.FromHours(Order.Value.InboxPatienceHours);
        var half = (expiresAt - now) / 2;
        return half < patience ? half.Value : patience;
    }

    /// <summary>Whose number it was when it was given out.</summary>
    internal string? NetworkByPrefix(string phone) => phone.StartsWith("+84", StringComparison.Ordinal)
        ? Prefixes.FirstOrDefault(
            network => network.Value.Any(prefix => phone.AsSpan(3).StartsWith(prefix, StringComparison.Ordinal))).Key
        : null;
}

/// <summary>Addresses of one person, opened for the moment of sending.</summary>
internal sealed record Addresses(string? Phone, byte[]? PhoneKey, string? Email, byte[]? EmailKey, bool Inbox)
{
    internal static Addresses Open(Contact contact, ContactCipher cipher)
    {
        var phone = contact.SealedPhone is { } number ? cipher.Open(contact.LearnerId, number) : null;
        var email = contact.SealedEmail is { } address ? cipher.Open(contact.LearnerId, address) : null;
        return new(
            phone, phone is null ? null : cipher.KeyOf(phone), email, email is null ? null : cipher.KeyOf(email),
            contact.UsesInbox);
    }

    internal byte[]? KeyFor(string channel) => channel switch
    {
        ChannelNames.Inbox => null,
        ChannelNames.Email => EmailKey,
        _ => PhoneKey,
    };

    internal bool Reaches(string channel, TemplateVersion template) => channel switch
    {
        ChannelNames.Inbox => Inbox,
        ChannelNames.Email => Email is not null,
        ChannelNames.Zalo => Phone is not null && template.ZaloTemplateId is not null,
        _ => Phone is not null,
    };
}

/// <summary>Everything that counts for one message, gathered by the batch.</summary>
internal sealed record Candidate(
    Messages.Message Message, TemplateVersion Template, IReadOnlyList<Template> Locales, Contact Contact,
    Addresses Addresses, IReadOnlyList<OptOut> OptOuts, NumberRefusal? Refusal, IReadOnlySet<string> Unreachable,
    bool AgreesToAdverts, PortedNumber? Ported, OperatorLinks Operators);
