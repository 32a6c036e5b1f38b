using Microsoft.EntityFrameworkCore;
using Platform.Partners.Egress;
using Platform.Partners.Partners;

namespace Platform.Partners.Ingress;

/// <summary>What is known of the things some events are about, read in one go.</summary>
internal sealed class Known
{
    private readonly Dictionary<Guid, PartnerFeedEntry> given;

    private Known(PartnerDbContext db, Dictionary<Guid, PartnerFeedEntry> given) => (Db, this.given) = (db, given);

    internal PartnerDbContext Db { get; }

    internal static async Task<Known> Load(
        PartnerDbContext db, Partner partner, IEnumerable<string> subjects, CancellationToken cancellationToken)
    {
        var references = subjects
            .Select(subject => Guid.TryParse(subject, out var reference) ? reference : Guid.Empty)
            .Distinct().ToList();
        return new Known(db, await db.PartnerFeed
            .Where(entry => entry.PartnerId == partner.Id && references.Contains(entry.Reference))
            .ToDictionaryAsync(entry => entry.Reference, cancellationToken));
    }

    /// <returns>
    /// What of this type the operator was given under the reference, or null: it speaks of that and nothing else.
    /// </returns>
    internal PartnerFeedEntry? Given(Guid reference, string type) =>
        given.GetValueOrDefault(reference) is { } entry && entry.Type == type ? entry : null;
}
