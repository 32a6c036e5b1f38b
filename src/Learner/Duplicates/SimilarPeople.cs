using Microsoft.EntityFrameworkCore;
using Platform.Learners.Learners;

namespace Platform.Learners.Duplicates;

/// <summary>Whom somebody who is being registered may already be.</summary>
/// <param name="Id">The registration that is there.</param>
/// <param name="IsNeighbour">Of the same village: the officer may know both.</param>
/// <param name="Reason">Why they may be one person.</param>
internal sealed record SimilarPeople(Guid Id, bool IsNeighbour, DuplicateReason Reason)
{
    /// <summary>More than these are a question about the village, not about one person.</summary>
    private const int Most = 5;

    public static async Task<List<SimilarPeople>> Find(
        LearnerDbContext db, PersonalDataVault vault, LearnerDraft draft, Guid areaId,
        CancellationToken cancellationToken)
    {
        var similar = await db.Learners
            .Where(l => l.AreaId == areaId && l.FoldName == draft.FoldName && l.BirthDate == draft.BirthDate)
            .OrderBy(l => l.Id).Take(Most)
            .Select(l => new SimilarPeople(l.Id, true, DuplicateReason.NameBirthArea))
            .ToListAsync(cancellationToken);
        if (draft.Phone is not { } phone)
            return similar;

        var index = vault.BlindIndex(phone);
        var reachable = await db.Learners
            .Where(l => l.PhoneIndex == index && l.FoldName == draft.FoldName)
            .OrderBy(l => l.Id).Take(Most)
            .Select(l => new SimilarPeople(l.Id, false, DuplicateReason.SamePhoneName))
            .ToListAsync(cancellationToken);
        return [.. similar.Concat(reachable).DistinctBy(person => person.Id)];
    }

    public DuplicatePair PairWith(Guid learnerId) =>
        new(Id, learnerId, Reason, Reason is DuplicateReason.NameBirthArea ? 80 : 70);
}
