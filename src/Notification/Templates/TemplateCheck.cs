using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
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
        if (locales.Any(text => !text.Placeholders().ToHashSet().SetEquals(draft.Sample.Keys))
            || (draft.Shorten is { } name && !draft.Sample.ContainsKey(name)))
            return TemplateProblems.SampleIncomplete;

        // What fills a template in is written in the code: a placeholder nobody fills would stop the sending.
        var filled = await db.TemplateVersions.AsNoTracking()
            .Where(version => version.Code == draft.Code && version.State == TemplateState.Approved)
            .Select(version => version.Sample).ToListAsync(cancellationToken);
        if (filled.Count > 0 && draft.Sample.Keys.Except(filled.SelectMany(sample => sample.Keys)).Any())
            return TemplateProblems.PlaceholderUnknown;

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
