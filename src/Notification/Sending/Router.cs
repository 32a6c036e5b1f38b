using Platform.Notifications.Messages;
using Platform.Notifications.Operators;
using Platform.Notifications.Rules;
using Platform.Notifications.Templates;

namespace Platform.Notifications.Sending;

/// <summary>
/// Decides by which channel and operator a message goes, or why it does not: by reach, by what the person likes, by the
/// rules and by cost. Whatever is decided against sending has a name.
/// </summary>
internal sealed class Router(
    SendingRules rules, QuietHours night, NotificationOptions options, RecentCounts recent,
    IReadOnlyDictionary<string, IChannel> channels, Random random)
{
    private sealed record Refused(string ReasonCode, DateTimeOffset? Until = null, string? Rule = null);

    internal Decision Decide(Candidate candidate, DateTimeOffset now)
    {
        var message = candidate.Message;
        if (message.IsInDoubt)
            return Repeat(candidate, now);
        if (message.ExpiresAt <= now)
            return new Decision.Withhold("value-ended");
        if (message.ChannelAttempts >= options.MaxAttempts)
            return new Decision.Exhaust();
        if (candidate.Template.Category == TemplateVersion.Advert && AdvertRefusal(candidate, now) is { } refusal)
            return refusal;

        var refused = new List<Refused>();
        var usable = new List<(string Channel, OperatorLink? Link)>();
        foreach (var channel in Wanted(candidate))
        {
            if (Check(candidate, channel, now, out var link) is { } why)
                refused.Add(why);
            else
                usable.Add((channel, link));
        }

        if (usable.Count > 0)
            return Send(candidate, usable[0].Link, [.. usable.Select(way => way.Channel)], now);
        return refused.Where(why => why.Until is not null).MinBy(why => why.Until) is { } soonest
            ? Wait(message, soonest)
            : new Decision.Withhold(
                refused.FirstOrDefault()?.ReasonCode
                    ?? (message.Tried.Length > 0 ? message.ReasonCode : null) ?? "no-contact",
                refused.FirstOrDefault()?.Rule);
    }

    /// <summary>
    /// Where an attempt may be out there, nothing goes by another way, and nothing twice. The hours and what people
    /// have said since count as for the first attempt; what is in doubt is never given up for it.
    /// </summary>
    private Decision Repeat(Candidate candidate, DateTimeOffset now)
    {
        var (message, template) = (candidate.Message, candidate.Template);
        if (!MayRepeat(template, message.Channel) || message.ChannelAttempts >= options.MaxAttempts
            || message.ExpiresAt <= now || !candidate.Addresses.Reaches(message.Channel, template)
            || (template.Category == TemplateVersion.Advert && AdvertRefusal(candidate, now) is not null))
            return new Decision.LeaveInDoubt();
        if (Disturbs(candidate, message.Channel, now) is { } why)
        {
            return why.Until is { } until && !(message.ExpiresAt <= until)
                ? new Decision.Defer(until, why.ReasonCode, why.Rule)
                : new Decision.LeaveInDoubt();
        }

        var link = candidate.Operators.Links.FirstOrDefault(link => link.Id == message.OperatorId);
        return Send(candidate, link, [message.Channel, .. message.Remaining], now);
    }

    private bool MayRepeat(TemplateVersion template, string channel) =>
        template.Promise is DeliveryPromise.AtLeastOnce
        && channels.GetValueOrDefault(channel)?.SendsReferenceOnce is true; // none: it is in use no more

    private IEnumerable<string> Wanted(Candidate candidate) =>
        (candidate.Contact.Channels ?? rules.Order.Value.Order)
        .Where(channel => options.Channels.Contains(channel) && !candidate.Message.Tried.Contains(channel))
        .Where(channel => candidate.Addresses.Reaches(channel, candidate.Template)
            && !candidate.Unreachable.Contains(channel));

    private Decision? AdvertRefusal(Candidate candidate, DateTimeOffset now)
    {
        var rule = $"{RuleKeys.AdvertLimits.Code}/{rules.Adverts.Version}";
        if (!candidate.AgreesToAdverts)
            return new Decision.Withhold("no-advert-consent", rule);
        var (from, until) = (rules.Adverts.Value.From, rules.Adverts.Value.Until);
        return QuietHours.Within(from, until, night.Local(now))
            ? null
            : Wait(candidate.Message, new Refused("advert-hours", night.Next(from, now), rule));
    }

    /// <summary>What people wish, and the hours in which they sleep.</summary>
    private Refused? Disturbs(Candidate candidate, string channel, DateTimeOffset now)
    {
        var template = candidate.Template;
        if (candidate.OptOuts.Any(said => said.Covers(channel, template.Topic))
            || (channel is ChannelNames.Sms && candidate.Refusal?.Covers(template.Category) is true))
            return new Refused("opted-out");
        return !ChannelNames.IsSilent(channel) && night.Includes(now)
            ? new Refused("quiet-hours", night.End(now), night.Rule)
            : null;
    }

    private Refused? Check(Candidate candidate, string channel, DateTimeOffset now, out OperatorLink? link)
    {
        link = null;
        if (Disturbs(candidate, channel, now) is { } why)
            return why;
        var (template, category) = (candidate.Template, candidate.Template.Category);
        var isAdvert = category == TemplateVersion.Advert;
        var (caps, rule) = isAdvert
            ? (rules.Adverts.Value.PerDay, $"{RuleKeys.AdvertLimits.Code}/{rules.Adverts.Version}")
            : (rules.Caps.Value.PerDay, $"{RuleKeys.NoticeCaps.Code}/{rules.Caps.Version}");
        if (candidate.Addresses.KeyFor(channel) is { } key && caps.TryGetValue(channel, out var cap)
            && recent.FullUntil(key, channel, isAdvert, cap) is { } until)
            return new Refused("cap-reached", until, rule);
        if (channel is not ChannelNames.Sms || candidate.Operators.Links.Count == 0)
            return null;

        var size = SmsText.Measure(TextOf(candidate).Render(candidate.Message.Values, accented: false));
        link = candidate.Operators.Choose(
            Network(candidate), template.Id, size, (random.NextDouble(), random.NextDouble()));
        return link is not null ? null
            : now < candidate.Message.CreatedAt + options.ContactWait
                ? new Refused("no-operator", now + options.RetryDelay)
                : new Refused("no-operator");
    }

    /// <summary>What would be worth nothing by then is not sent late.</summary>
    private static Decision Wait(Message message, Refused refused) => message.ExpiresAt <= refused.Until
        ? new Decision.Withhold("value-ended", refused.Rule)
        : new Decision.Defer(refused.Until!.Value, refused.ReasonCode, refused.Rule);

    private Decision.Send Send(Candidate candidate, OperatorLink? link, string[] ways, DateTimeOffset now)
    {
        var (message, template, channel) = (candidate.Message, candidate.Template, ways[0]);
        var locale = TextOf(candidate);
        var accented = channel is not ChannelNames.Sms || (options.AccentedText && link?.Accented is not false);
        var text = locale.Render(message.Values, accented);
        var size = SmsText.Measure(text);
        if (accented && link is not null && candidate.Operators.Refusal(link, template.Id, size) is not null)
            (text, size) = Plain(locale, message);

        var own = link is not null && link.Id == Network(candidate);
        var route = new MessageRoute(
            channel, ways[1..], channel is ChannelNames.Sms ? link?.Id ?? message.OperatorId : null,
            candidate.Addresses.KeyFor(channel), channel is ChannelNames.Sms ? size.Segments : 1,
            template.Category == TemplateVersion.Advert,
            size.Segments * (link is null ? 0 : own ? link.Price : link.PriceOtherNetworks));
        recent.Add(route, now);
        var address = channel is ChannelNames.Email ? candidate.Addresses.Email : candidate.Addresses.Phone;
        return new Decision.Send(
            route,
            new Outgoing(
                message.Id, message.LearnerId, address ?? "", text, locale.Subject, size.Encoding, template.Category,
                route.OperatorId, template.ZaloTemplateId, message.Values),
            MayRepeat(template, channel));
    }

    private static (string Text, SmsSize Size) Plain(Template locale, Message message)
    {
        var text = locale.Render(message.Values, accented: false);
        return (text, SmsText.Measure(text));
    }

    private static Template TextOf(Candidate candidate) =>
        Template.Choose([.. candidate.Locales], candidate.Contact.PreferredLanguage);

    /// <summary>What an operator has told counts more than the prefix.</summary>
    private string? Network(Candidate candidate) => candidate.Ported is { } ported
        ? ported.OperatorId
        : rules.NetworkByPrefix(candidate.Addresses.Phone!);
}
