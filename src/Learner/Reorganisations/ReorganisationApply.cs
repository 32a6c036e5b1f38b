using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Reorganisations;

/// <summary>
/// Writes a plan into the history of the areas, in the caller&apos;s transaction. A dry run is the same, rolled back:
/// its report cannot promise what approval then refuses.
/// </summary>
internal static class ReorganisationApply
{
    /// <returns>The rows written; or nothing where a unit is unknown to the caller; or why it cannot be.</returns>
    internal static async Task<(Blueprint? Written, ProblemHttpResult? Problem)> Write(
        LearnerDbContext db, Guid reorganisationId, DateOnly effectiveOn, string decree,
        IReadOnlyList<PlannedChange> changes, AreaScope scope, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"SELECT 1 FROM area_map_days WHERE id = {AreaMapDay.Only} FOR UPDATE", cancellationToken);
        if (await Book(db, effectiveOn, changes, scope, cancellationToken) is not { } book)
            return (null, AreaProblems.Unknown());
        var blueprint = new Blueprint(reorganisationId, effectiveOn, decree, now, book);
        foreach (var change in changes)
        {
            if (blueprint.Add(change) is { } problem)
                return (null, problem);
        }

        try
        {
            await Save(db, blueprint, reorganisationId, effectiveOn, now, cancellationToken);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException
        {
            SqlState: PostgresErrorCodes.ExclusionViolation
        } overlap)
        {
            return (null, overlap.ConstraintName is AreaVersionConfiguration.OneAreaPerCode
                ? ReorganisationProblems.CodeTaken()
                : ReorganisationProblems.NameTaken());
        }

        return (blueprint, null);
    }

    /// <summary>Every unit the plan names or moves, all of them the caller&apos;s.</summary>
    private static async Task<Dictionary<Guid, Area>?> Book(
        LearnerDbContext db, DateOnly effectiveOn, IReadOnlyList<PlannedChange> changes, AreaScope scope,
        CancellationToken cancellationToken)
    {
        var from = changes.SelectMany(change => change.From).ToHashSet();
        var named = changes.SelectMany(change => change.To).SelectMany(unit => new[] { unit.AreaId, unit.ParentId })
            .OfType<Guid>().Concat(from).ToHashSet();
        var above = from.Concat(changes.SelectMany(change => change.To).Select(unit => unit.AreaId).OfType<Guid>())
            .ToArray();
        var mine = await db.Areas.Within(scope).Where(area => named.Contains(area.Id)).Select(area => area.Id)
            .ToHashSetAsync(cancellationToken);
        var begins = changes.SelectMany(change => change.To).Where(unit => unit.Code is not null)
            .SelectMany(unit => Enum.GetValues<AreaLevel>().Select(
                level => Area.IdentityOf(level, unit.Code!, effectiveOn)))
            .ToArray();
        // A parent may itself begin with this plan; whether it fits is then the blueprint's to say.
        if (!named.All(id => mine.Contains(id) || begins.Contains(id)) || !from.All(mine.Contains))
            return null;
        var parents = db.AreaVersions.Where(version => version.SupersededAt == null && version.ValidTo == null
            && (above.Contains(version.ParentId!.Value) || named.Contains(version.AreaId)));
        return await db.Areas.Include(area => area.Versions)
            .Where(area => named.Contains(area.Id) || begins.Contains(area.Id)
                || parents.Any(version => version.AreaId == area.Id || version.ParentId == area.Id))
            .ToDictionaryAsync(area => area.Id, cancellationToken);
    }

    /// <summary>What ends makes room before what begins takes it.</summary>
    private static async Task Save(
        LearnerDbContext db, Blueprint blueprint, Guid reorganisationId, DateOnly effectiveOn, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        foreach (var (_, last) in blueprint.Closed)
            last.Supersede(now, reorganisationId);
        db.Areas.AddRange(blueprint.New);
        await db.SaveChangesAsync(cancellationToken);
        db.AreaVersions.AddRange(blueprint.Closed.Select(c => c.Last.Copy(now, effectiveOn, reorganisationId)));
        foreach (var (area, facts) in blueprint.Begun)
            db.AreaVersions.Add(area.Add(facts, now, reorganisationId));
        db.AreaEdges.AddRange(blueprint.Edges);
        await db.SaveChangesAsync(cancellationToken);
    }
}
