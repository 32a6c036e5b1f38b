using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Learners.Learners;

namespace Platform.Learners.Imports;

/// <summary>The villages of a commune by their names as of today.</summary>
internal sealed class VillageIndex(Guid communeId, IReadOnlyCollection<(Guid Id, string Name)> villages)
{
    private readonly HashSet<Guid> areas = [communeId, .. villages.Select(village => village.Id)];
    private readonly Dictionary<string, Guid> byName =
        villages.ToDictionary(village => village.Name, village => village.Id);
    private readonly ILookup<string, Guid> byFoldName =
        villages.ToLookup(village => VietnameseText.Fold(village.Name), village => village.Id);

    public static async Task<VillageIndex> Load(
        LearnerDbContext db, Guid communeId, DateOnly today, CancellationToken cancellationToken)
    {
        var villages = await db.AreaVersions.AsNoTracking().AsOf(today).Where(version => version.ParentId == communeId)
            .Select(version => new { version.AreaId, version.Name }).ToListAsync(cancellationToken);
        return new VillageIndex(communeId, [.. villages.Select(village => (village.AreaId, village.Name))]);
    }

    public bool Contains(Guid areaId) => areas.Contains(areaId);

    /// <summary>
    /// Exactly as written, else without marks and only where that is one village: Văn Lang and Văn Lăng are two.
    /// </summary>
    /// <param name="name">Cleaned; empty where the village is not known, which is the commune itself.</param>
    /// <param name="areaId">The village, where there is no finding.</param>
    /// <returns>What is wrong, or nothing.</returns>
    public Finding? Find(string name, out Guid areaId)
    {
        areaId = communeId;
        if (name.Length == 0 || byName.TryGetValue(name, out areaId))
            return null;

        var candidates = byFoldName[VietnameseText.Fold(name)].ToList();
        areaId = candidates.FirstOrDefault();
        return candidates.Count switch
        {
            0 => Finding.VillageUnknown,
            1 => null,
            _ => Finding.VillageAmbiguous,
        };
    }
}
