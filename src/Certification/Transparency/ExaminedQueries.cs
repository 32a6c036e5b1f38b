using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Certificates;
using Platform.Certifications.Learners;
using Platform.Certifications.StatusLists;

namespace Platform.Certifications.Transparency;

internal static class ExaminedQueries
{
    /// <summary>The next certificates in the order of their ids, with all that is compared.</summary>
    internal static async Task<List<Examined>> NextToExamine(
        this CertificationDbContext db, Guid after, int limit, SignedArtefact artefacts,
        CancellationToken cancellationToken)
    {
        var certificates = await db.Certificates.AsNoTracking().Where(c => c.Id > after).OrderBy(c => c.Id).Take(limit)
            .ToListAsync(cancellationToken);
        var ids = certificates.Select(c => c.Id).ToList();
        var numbers = certificates.Select(c => c.Number).Distinct().ToList();
        var issuances = (await db.Issuances.AsNoTracking().Where(i => ids.Contains(i.CertificateId))
            .ToListAsync(cancellationToken)).ToLookup(i => i.CertificateId);
        var intents = (await db.SigningIntents.AsNoTracking().Where(i => ids.Contains(i.CertificateId))
            .ToListAsync(cancellationToken)).ToLookup(i => i.CertificateId);
        var entries = (await db.LogEntries.AsNoTracking().Where(e => ids.Contains(e.CertificateId))
            .Select(e => new Logged(e, db.LogCheckpoints.Where(checkpoint => checkpoint.Size > e.Position)
                .OrderBy(checkpoint => checkpoint.Size).Select(c => (DateTimeOffset?)c.SignedAt).FirstOrDefault()))
            .ToListAsync(cancellationToken)).ToLookup(logged => logged.Entry.CertificateId);
        // The unique index says so too, as long as nobody drops it.
        var repeated = await db.Certificates.Where(c => numbers.Contains(c.Number)).GroupBy(c => c.Number)
            .Where(group => group.Count() > 1).Select(group => group.Key).ToListAsync(cancellationToken);
        var grounds = await db.GroundsOf(certificates, cancellationToken);
        var places = await db.PublishedPlaces(ids, artefacts, cancellationToken);
        return
        [
            .. certificates.Select(c => new Examined(
                c, [.. issuances[c.Id]], [.. intents[c.Id]], [.. entries[c.Id]], grounds[c.Id].IsKnown,
                grounds[c.Id].IsReversed, repeated.Contains(c.Number), places.GetValueOrDefault(c.Id))),
        ];
    }

    /// <summary>
    /// Whether each stands on a completion that Course told of its holder, under whichever registration of the person,
    /// and whether that, or one it rests on, was taken back.
    /// </summary>
    private static async Task<Dictionary<Guid, (bool IsKnown, bool IsReversed)>> GroundsOf(
        this CertificationDbContext db, IReadOnlyList<Certificate> certificates, CancellationToken cancellationToken)
    {
        var ids = certificates.Select(c => c.CompletionId).Distinct().ToList();
        var told = await db.Completions.AsNoTracking().Where(done => ids.Contains(done.Id))
            .ToDictionaryAsync(done => done.Id, cancellationToken);
        var all = told.Values.SelectMany(done => done.RestsOn).Concat(ids).Distinct().ToList();
        var reversed = (await db.ReversedCompletions.AsNoTracking().Where(r => all.Contains(r.CompletionId))
            .Select(r => r.CompletionId).ToListAsync(cancellationToken)).ToHashSet();
        Dictionary<Guid, (bool, bool)> grounds = [];
        foreach (var certificate in certificates)
        {
            var done = told.GetValueOrDefault(certificate.CompletionId);
            var isKnown = done is not null && (done.LearnerId == certificate.LearnerId
                || (await db.PersonIds(certificate.LearnerId, cancellationToken)).Contains(done.LearnerId));
            var isReversed = reversed.Contains(certificate.CompletionId)
                || done?.RestsOn.Any(reversed.Contains) is true;
            grounds.Add(certificate.Id, (isKnown, isReversed));
        }

        return grounds;
    }

    private static async Task<Dictionary<Guid, Published>> PublishedPlaces(
        this CertificationDbContext db, IReadOnlyList<Guid> certificates, SignedArtefact artefacts,
        CancellationToken cancellationToken)
    {
        var places = await db.StatusEntries.AsNoTracking().Where(place => certificates.Contains(place.CertificateId))
            .ToListAsync(cancellationToken);
        var issuers = places.Select(place => place.Issuer).Distinct().ToList();
        var numbers = places.Select(place => place.ListNo).Distinct().ToList();
        var named = places.Select(place => (place.Issuer, place.ListNo)).ToHashSet();
        var lists = (await db.StatusLists.AsNoTracking()
                .Where(list => issuers.Contains(list.Issuer) && numbers.Contains(list.ListNo))
                .ToListAsync(cancellationToken))
            .Where(list => named.Contains((list.Issuer, list.ListNo)))
            .ToDictionary(list => (list.Issuer, list.ListNo, list.Purpose), list => artefacts.Open(list));
        return places.ToDictionary(place => place.CertificateId, place => new Published(
            place, StatusPurpose.All.ToDictionary(
                purpose => purpose,
                purpose => lists.GetValueOrDefault((place.Issuer, place.ListNo, purpose)))));
    }
}
