using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Notifications.Rules;

namespace Platform.Notifications.Templates;

/// <summary>What a draft must keep before anybody is asked to approve it.</summary>
internal static class TemplateCheck
{
    internal static async Task<ProblemHttpResult?> Refusal(
        DraftTemplate.Request draft, NotificationDbContext db, DateOnly today, CancellationToken cancellationToken)
    {
        var locales = Locales(draft, version: 1).ToList();
        if (locales.Count(text => text.Locale == Template.Fallback) != 1
            || locales.DistinctBy(text => text.Locale, StringComparer.OrdinalIgnoreCase).Count() != locales.Count)
            return TemplateProblems.NeedsVietnamese;
        if (!locales.SelectMany(text => text.Placeholders()).ToHashSet().SetEquals(draft.Sample.Keys)
            || (draft.Shorten is { } name && !draft.Sample.ContainsKey(name)))
            return TemplateProblems.SampleIncomplete;

        var adverts = (await db.RuleOf(RuleKeys.AdvertLimits, today, cancellationToken)).Value;
        var isAdvert = draft.Category == TemplateVersion.Advert;
        if (locales.Any(text => isAdvert != adverts.Prefixes.Any(
            prefix => text.Text.StartsWith(prefix, StringComparison.Ordinal))))
            return TemplateProblems.AdvertUnmarked;

        var length = (await db.RuleOf(RuleKeys.SmsLength, today, cancellationToken)).Value;
        if (locales.Any(
            text => SmsText.Measure(text.Render(draft.Sample, accented: false)).Segments > length.MostSegments))
            return TemplateProblems.TooLong;

        var retention = (await db.RuleOf(RuleKeys.Retention, today, cancellationToken)).Value;
        return retention.ContainsKey(draft.Retention) ? null : TemplateProblems.UnknownRetention;
    }

    internal static IEnumerable<Template> Locales(DraftTemplate.Request draft, int version) =>
        draft.Texts.Select(text => new Template
        {
            Code = draft.Code,
            Version = version,
            Locale = text.Locale,
            Category = draft.Category,
            Text = text.Text,
            Subject = text.Subject,
            Shorten = draft.Shorten,
        });
}
