using Platform.Notifications.Operators;

namespace Platform.Notifications.Rules;

/// <summary>Hours and number of adverts, and how each begins.</summary>
internal sealed record AdvertLimits(
    TimeOnly From, TimeOnly Until, IReadOnlyDictionary<string, int> PerDay, IReadOnlyList<string> Prefixes);

/// <summary>Most notices to one number or address in 24 hours.</summary>
internal sealed record NoticeCaps(IReadOnlyDictionary<string, int> PerDay);

/// <summary>Hours in which no phone rings, over midnight.</summary>
internal sealed record QuietTime(TimeOnly From, TimeOnly Until);

internal sealed record SmsLength(int MostSegments);

/// <summary>Which channel is tried before which, and how long something unread stays in the inbox alone.</summary>
internal sealed record ChannelOrder(IReadOnlyList<string> Order, double InboxPatienceHours);

internal sealed record ReceiptLimit(double UnknownAfterHours);

/// <summary>Days until the content goes, and until the history goes.</summary>
internal sealed record RetentionTerm(int ContentDays, int HistoryDays);

internal sealed record ClassReminder(double HoursBefore);

internal sealed record Digest(int AtLeast);

/// <summary>The rules of this service by name and shape.</summary>
internal static class RuleKeys
{
    internal static readonly RuleKey<AdvertLimits> AdvertLimits = new("advert-limits");
    internal static readonly RuleKey<NoticeCaps> NoticeCaps = new("notice-caps");
    internal static readonly RuleKey<QuietTime> QuietHours = new("quiet-hours");
    internal static readonly RuleKey<SmsLength> SmsLength = new("sms-length");
    internal static readonly RuleKey<Dictionary<string, string[]>> NumberPrefixes = new("number-prefixes");
    internal static readonly RuleKey<Failover> Failover = new("sms-failover");
    internal static readonly RuleKey<ChannelOrder> ChannelOrder = new("channel-order");
    internal static readonly RuleKey<ReceiptLimit> ReceiptLimit = new("receipt-limit");
    internal static readonly RuleKey<Dictionary<string, RetentionTerm>> Retention = new("message-retention");
    internal static readonly RuleKey<ClassReminder> ClassReminder = new("class-reminder");
    internal static readonly RuleKey<Digest> Digest = new("digest");
}
