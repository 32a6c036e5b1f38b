using Microsoft.EntityFrameworkCore;
using Platform.Notifications.Templates;

namespace Platform.Notifications.Operators;

/// <summary>The operators as they are at one moment, and which of them carries a text.</summary>
/// <param name="links">All of them.</param>
/// <param name="registered">Where our name is in force: alone, and with the texts that are known under it.</param>
internal sealed class OperatorLinks(
    IReadOnlyList<OperatorLink> links, IReadOnlySet<(string Operator, Guid? Text)> registered)
{
    public IReadOnlyList<OperatorLink> Links => links;

    internal static async Task<OperatorLinks> Load(
        NotificationDbContext db, string brandname, IReadOnlyCollection<Guid> templateIds, DateOnly today,
        CancellationToken cancellationToken)
    {
        var links = await db.OperatorLinks.AsNoTracking().OrderBy(link => link.Id).ToListAsync(cancellationToken);
        var registrations = await db.CurrentRegistrations()
            .Where(one => one.Brandname == brandname)
            .Where(one => one.TemplateId == null || templateIds.Contains(one.TemplateId.Value))
            .ToListAsync(cancellationToken);
        return new OperatorLinks(
            links,
            registrations.Where(one => one.IsInForce(today))
                .Select(one => (one.OperatorId, one.TemplateId)).ToHashSet());
    }

    /// <returns>Why the operator does not take this text of this size under our name, or null.</returns>
    internal string? Refusal(OperatorLink link, Guid templateId, SmsSize size) =>
        !registered.Contains((link.Id, null)) ? "brandname"
        : link.RegistersTexts && !registered.Contains((link.Id, templateId)) ? "template"
        : size.Encoding == "ucs2" && !link.Accented ? "unicode"
        : size.Segments > link.MostSegments ? "too-long"
        : null;

    /// <summary>
    /// The operator whose number it is, as far as its share still is what was agreed: that is the cheapest way. Of the
    /// traffic it has lost, and of numbers that are nobody's here, the others get their part by their shares.
    /// </summary>
    /// <param name="network">The operator the number belongs to; null where that is unknown.</param>
    /// <param name="templateId">What is to be sent.</param>
    /// <param name="size">How long it is.</param>
    /// <param name="roll">A random number from 0 up to 1, and another one.</param>
    /// <returns>The operator, or null where none takes it.</returns>
    internal OperatorLink? Choose(
        string? network, Guid templateId, SmsSize size, (double Own, double Other) roll)
    {
        var able = links.Where(link => link.Share > 0 && Refusal(link, templateId, size) is null).ToList();
        var own = able.Find(link => link.Id == network);
        if (own is not null && (able.Count == 1 || roll.Own * own.BaseShare < own.Share))
            return own;
        able.RemoveAll(link => link == own);
        var place = roll.Other * able.Sum(link => link.Share);
        foreach (var link in able)
        {
            place -= link.Share;
            if (place < 0)
                return link;
        }

        return able.LastOrDefault();
    }
}
