using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Credentials;

namespace Platform.Certifications.StatusLists;

/// <summary>
/// Asks the lists as a stranger would: signed by the issuer, in force, long enough. Each is opened once a publication.
/// </summary>
internal sealed class PublishedLists(CredentialCheck check, PublicAddress at, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, (uint Version, StatusListCredential.Opened? List)> opened = new();

    /// <summary>
    /// False where "valid" could not be checked by anybody else: the credential names another place than the registry,
    /// a list is not there, not ours or out of date, or it says revoked.
    /// </summary>
    internal async Task<bool> Confirm(
        CertificationDbContext db, SignedContent content, StatusEntry? place, CancellationToken cancellationToken)
    {
        if (content.StatusList is null)
            return true; // signed before there were lists
        if (place is null || content.StatusIndex != place.Index || place.Index is < 0 or >= Bitstring.Length
            || content.StatusList != at.StatusList(place.Issuer, StatusPurpose.Revocation, place.ListNo))
            return false;

        var revoked = await IsSet(db, place, StatusPurpose.Revocation, cancellationToken);
        var suspended = await IsSet(db, place, StatusPurpose.Suspension, cancellationToken);
        // A suspension that was lifted stands in both lists until they are published anew; a revocation is for good.
        return (revoked, suspended) is (false, not null) or (true, true);
    }

    private async Task<bool?> IsSet(
        CertificationDbContext db, StatusEntry place, string purpose, CancellationToken cancellationToken)
    {
        var id = at.StatusList(place.Issuer, purpose, place.ListNo);
        var published = db.StatusLists.AsNoTracking().Where(
            list => list.Issuer == place.Issuer && list.Purpose == purpose && list.ListNo == place.ListNo);
        var version = await published.Select(list => (uint?)list.RowVersion).SingleOrDefaultAsync(cancellationToken);
        if (version is null)
            return null;
        if (!opened.TryGetValue(id, out var known) || known.Version != version)
        {
            var newest = await published.SingleAsync(cancellationToken);
            known = (newest.RowVersion, StatusListCredential.Open(newest.Credential, id, purpose, check));
            opened[id] = known;
        }

        var now = time.GetUtcNow();
        return known.List is { } list && list.From <= now && now < list.Until
            ? Bitstring.IsSet(list.Bits, place.Index)
            : null;
    }
}
