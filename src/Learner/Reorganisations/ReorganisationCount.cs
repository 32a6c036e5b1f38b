using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Learners.Learners;

namespace Platform.Learners.Reorganisations;

internal static class ReorganisationCount
{
    /// <summary>What hangs on the units of a plan, before anything of it is written.</summary>
    internal static async Task<ReorganisationReport> Report(
        LearnerDbContext db, IEnumerable<IAreaDependents> dependents, Blueprint blueprint, DateOnly effectiveOn,
        CancellationToken cancellationToken)
    {
        Guid[] ended = [.. blueprint.Edges.Select(edge => edge.FromAreaId!.Value).Distinct()];
        var touched = ended.Length > 0 ? ended : [.. blueprint.Closed.Select(closed => closed.Area.Id)];
        var affected = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var kind in dependents)
            affected[kind.Kind] = await kind.Count(db, touched, cancellationToken);
        var review = await InReview(db, [.. blueprint.Divided], [.. blueprint.PlacedVillages])
            .LongCountAsync(cancellationToken);
        var codes = blueprint.Begun.Where(begun => blueprint.New.Contains(begun.Area) && begun.Facts.Code is not null)
            .Select(begun => begun.Facts.Code!).ToArray();
        var reused = await db.AreaVersions
            .Where(version => codes.Contains(version.Code!) && version.ValidFrom < effectiveOn)
            .Select(version => version.Code!).Distinct().Order().ToListAsync(cancellationToken);
        return new ReorganisationReport(
            affected, review, ended.Length, blueprint.New.Count,
            blueprint.Begun.Count(begun => begun.Area.Level is AreaLevel.Village
                && begun.Facts.Change is AreaChange.Transferred),
            blueprint.Collisions, reused);
    }

    /// <summary>
    /// People of divided units for whom nobody has decided: those registered in the unit itself, and those of its
    /// villages that no decision has placed.
    /// </summary>
    internal static IQueryable<Learner> InReview(LearnerDbContext db, Guid[] divided, Guid[] placed) =>
        db.Learners.Where(learner => divided.Contains(learner.AreaId)
            || (divided.Contains(learner.Area.ParentId!.Value) && !placed.Contains(learner.AreaId)));
}

internal sealed class LearnersOfAreas : IAreaDependents
{
    public string Kind => "learners";

    public Task<long> Count(LearnerDbContext db, Guid[] areaIds, CancellationToken cancellationToken) =>
        db.Learners.LongCountAsync(learner => learner.Area.Path.Any(id => areaIds.Contains(id)), cancellationToken);
}
