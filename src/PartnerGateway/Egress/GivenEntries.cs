using Microsoft.EntityFrameworkCore;
using Platform.Partners.Partners;

namespace Platform.Partners.Egress;

/// <summary>What an operator was given: it may speak of that, and of nothing else.</summary>
internal static class GivenEntries
{
    /// <summary>Reads what events are about, all in one go.</summary>
    internal static async Task LoadGiven(
        this PartnerDbContext db, Partner partner, IEnumerable<string> subjects, CancellationToken cancellationToken)
    {
        var references = subjects
            .Select(subject => Guid.TryParse(subject, out var reference) ? reference : Guid.Empty)
            .Where(reference => reference != Guid.Empty).Distinct().ToList();
        if (references.Count > 0)
        {
            await db.PartnerFeed
                .Where(entry => entry.PartnerId == partner.Id && references.Contains(entry.Reference))
                .LoadAsync(cancellationToken);
        }
    }

    /// <returns>What was loaded under the reference, or null where the operator was given no such thing.</returns>
    internal static PartnerFeedEntry? Given(this PartnerDbContext db, Partner partner, Guid reference) =>
        db.PartnerFeed.Local.FindEntry(nameof(PartnerFeedEntry.Reference), reference)?.Entity is { } entry
            && entry.PartnerId == partner.Id ? entry : null;
}
