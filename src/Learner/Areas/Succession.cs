using Microsoft.EntityFrameworkCore;

namespace Platform.Learners.Areas;

/// <summary>A unit of today that a former one became, perhaps over several steps.</summary>
internal sealed record Successor(Guid AreaId, AreaVersion Version, PeopleGo People);

internal static class Succession
{
    private const int MostSteps = 20;

    /// <returns>The unit itself where it is there today; else what became of it, land included.</returns>
    internal static async Task<IReadOnlyList<Successor>> Today(
        LearnerDbContext db, Guid areaId, DateOnly today, CancellationToken cancellationToken)
    {
        var found = new Dictionary<Guid, Successor>();
        var reached = new Dictionary<Guid, PeopleGo> { [areaId] = PeopleGo.All };
        for (var step = 0; step < MostSteps && reached.Count > 0; step++)
        {
            var ids = reached.Keys.ToArray();
            var versions = await db.AreaVersions.AsNoTracking().AsOf(today)
                .Where(version => ids.Contains(version.AreaId)).ToListAsync(cancellationToken);
            foreach (var version in versions)
                found.TryAdd(version.AreaId, new Successor(version.AreaId, version, reached[version.AreaId]));
            var edges = await db.AreaEdges.AsNoTracking()
                .Where(edge => edge.SupersededAt == null && edge.EffectiveOn <= today
                    && ids.Contains(edge.FromAreaId!.Value))
                .ToListAsync(cancellationToken);
            var next = new Dictionary<Guid, PeopleGo>();
            foreach (var edge in edges.Where(edge => !found.ContainsKey(edge.FromAreaId!.Value)))
                next[edge.ToAreaId] = Both(reached[edge.FromAreaId!.Value], edge.People);
            reached = next;
        }

        return [.. found.Values.OrderBy(successor => successor.Version.Code, StringComparer.Ordinal)];
    }

    private static PeopleGo Both(PeopleGo first, PeopleGo then) =>
        first is PeopleGo.None || then is PeopleGo.None ? PeopleGo.None
        : first is PeopleGo.Review || then is PeopleGo.Review ? PeopleGo.Review
        : PeopleGo.All;
}
