using Microsoft.EntityFrameworkCore;
using Platform.Certifications.StatusLists;

namespace Platform.Certifications.Transparency;

/// <summary>
/// The other half of the comparison of the lists: what they say of places that belong to no certificate. Few bits are
/// set, so only those are looked up.
/// </summary>
internal static class StatusListCheck
{
    internal static async Task<IReadOnlyList<Finding>> JudgeStatusLists(
        this CertificationDbContext db, SignedArtefact artefacts, CancellationToken cancellationToken)
    {
        var kinds = new HashSet<FindingKind>();
        foreach (var list in await db.StatusLists.AsNoTracking().ToListAsync(cancellationToken))
        {
            if (artefacts.Open(list) is not { } opened)
                kinds.Add(FindingKind.StatusListInvalid);
            else if (await db.SpeaksOfNobody(list, [.. Bitstring.SetIn(opened.Bits)], cancellationToken))
                kinds.Add(FindingKind.StatusListDiffers);
        }

        return [.. kinds.Select(kind => new Finding(kind, Guid.Empty, 0))];
    }

    private static async Task<bool> SpeaksOfNobody(
        this CertificationDbContext db, StatusList list, int[] set, CancellationToken cancellationToken) =>
        set.Length > await db.StatusEntries.CountAsync(
            place => place.Issuer == list.Issuer && place.ListNo == list.ListNo && set.Contains(place.Index),
            cancellationToken);
}
