using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Learners.Learners;

namespace Platform.Learners.Imports;

/// <summary>
/// The villages of a commune by their names as of today. After a merger several may be called Thôn 1; the commune each
/// came from is then part of its name: <c>Thôn 1 (Khai Quang)</c>.
/// </summary>
internal sealed class VillageIndex
{
    private readonly Guid communeId;
    private readonly HashSet<Guid> areas;
    private readonly Dictionary<string, Guid?> byName;
    private readonly ILookup<string, Guid> byFoldName;

    private VillageIndex(Guid communeId, IReadOnlyCollection<(string Name, Guid Id)> villages)
    {
        this.communeId = communeId;
        areas = [communeId, .. villages.Select(village => village.Id)];
        byName = villages.GroupBy(village => village.Name).ToDictionary(
            namesakes => namesakes.Key, namesakes => namesakes.Count() == 1 ? namesakes.First().Id : (Guid?)null);
        byFoldName = villages.ToLookup(village => VietnameseText.Fold(village.Name), village => village.Id);
    }

    public static async Task<VillageIndex> Load(
        LearnerDbContext db, Guid communeId, DateOnly today, CancellationToken cancellationToken)
    {
        var villages = await db.AreaVersions.AsNoTracking().AsOf(today).Where(version => version.ParentId == communeId)
            .Select(version => new { version.AreaId, version.Name, version.Qualifier }).ToListAsync(cancellationToken);
        return new VillageIndex(
            communeId,
            [
                .. villages.Select(village => (village.Name, village.AreaId)),
                .. villages.Where(village => village.Qualifier.Length > 0)
                    .Select(village => ($"{village.Name} ({village.Qualifier})", village.AreaId)),
            ]);
    }

    public bool Contains(Guid areaId) => areas.Contains(areaId);

    /// <summary>
    /// Exactly as written, else without marks, and only where that is one village: Văn Lang and Văn Lăng are two.
    /// </summary>
    /// <param name="name">Cleaned; empty where the village is not known, which is the commune itself.</param>
    /// <param name="areaId">The village, where there is no finding.</param>
    /// <returns>What is wrong, or nothing.</returns>
    public Finding? Find(string name, out Guid areaId)
    {
        areaId = communeId;
        if (name.Length == 0)
            return null;
        if (byName.TryGetValue(name, out var only))
        {
            areaId = only ?? communeId;
            return only is null ? Finding.VillageAmbiguous : null;
        }

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
