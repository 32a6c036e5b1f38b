using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Messaging;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Learners.Reorganisations;

/// <summary>
/// Takes an approved reorganisation back while nothing newer depends on it: what it superseded is recorded again, what
/// it added is superseded, and every answer as of any date is the one from before.
/// </summary>
internal static class UndoReorganisation
{
    /// <param name="Reason">For the history.</param>
    public sealed record Request([StringLength(1_000, MinimumLength = 3)] string Reason);

    internal static async Task<Results<Ok<GetReorganisation.Response>, ProblemHttpResult>> Handle(
        Guid id, Request request, IfMatch ifMatch, AreaScope scope, ClaimsPrincipal user, LearnerDbContext db,
        PersonalDataVault vault, IEnumerable<IAreaDependents> dependents, TimeProvider time, HttpResponse response,
        ILogger<Reorganisation> logger, CancellationToken cancellationToken)
    {
        var row = await db.Reorganisations.Within(scope, db).SingleOrDefaultAsync(r => r.Id == id, cancellationToken);
        if (row is null)
            return ReorganisationProblems.Unknown();
        if (row.State is not ReorganisationState.Approved)
            return ReorganisationProblems.StateInvalid();

        db.Expect(row, ifMatch);
        var now = time.GetUtcNow();
        row.Undo(user.Identity!.Name!, VietnameseText.Clean(request.Reason), now);
        await db.SaveChangesAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"SELECT 1 FROM area_map_days WHERE id = {AreaMapDay.Only} FOR UPDATE", cancellationToken);
        await TakeBack(db, vault, row, now, cancellationToken);
        var newer = await Newer(db, dependents, row, cancellationToken);
        if (newer.Count > 0)
            return ReorganisationProblems.NewerDepends(newer);

        await Restore(db, id, now, cancellationToken);
        await AreaMap.Refresh(db, now, id, cancellationToken);
        AreaLog.Reorganised(logger, id, "undone");
        response.Headers.ETag = db.ETag(row);
        return TypedResults.Ok(GetReorganisation.Describe(row, now));
    }

    /// <summary>Decisions about the people of a divided unit go with it.</summary>
    private static async Task TakeBack(
        LearnerDbContext db, PersonalDataVault vault, Reorganisation row, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var decisions = await db.AreaDecisions
            .Where(decision => decision.UndoneAt == null && db.AreaEdges.Any(edge =>
                edge.ReorganisationId == row.Id && edge.FromAreaId == decision.DividedAreaId))
            .ToListAsync(cancellationToken);
        await Relocation.Undo(
            decisions, row.UndoReason!, row.UndoneBy!, db, vault, now, cancellationToken);
    }

    /// <summary>What would hang in the air: later changes of the same units, and rows in new units.</summary>
    private static async Task<List<string>> Newer(
        LearnerDbContext db, IEnumerable<IAreaDependents> dependents, Reorganisation row,
        CancellationToken cancellationToken)
    {
        var id = row.Id;
        var newer = new List<string>();
        var mine = await db.AreaVersions.Where(version => version.ReorganisationId == id)
            .Select(version => new { version.AreaId, version.SupersededAt }).ToListAsync(cancellationToken);
        if (mine.Exists(version => version.SupersededAt is not null))
            newer.Add("reorganisations");
        var edges = await db.AreaEdges.Where(edge => edge.ReorganisationId == id && edge.SupersededAt == null)
            .ToListAsync(cancellationToken);
        Guid[] begun =
        [
            .. await db.AreaVersions
                .Where(version => version.ReorganisationId == id && version.ValidFrom == row.EffectiveOn
                    && version.Change == AreaChange.Registered)
                .Select(version => version.AreaId).Distinct().ToListAsync(cancellationToken),
        ];
        if (await db.AreaVersions.AnyAsync(
            version => begun.Contains(version.ParentId!.Value) && version.ReorganisationId != id
                && version.SupersededAt == null, cancellationToken))
            newer.Add("areas");

        // Whoever is seen through a new unit and not through a former one came after it.
        Guid[] ended = [.. edges.Select(edge => edge.FromAreaId!.Value).Distinct()];
        foreach (var kind in dependents)
        {
            var seen = await kind.Count(db, [.. begun, .. ended], cancellationToken);
            if (begun.Length > 0 && seen > await kind.Count(db, ended, cancellationToken))
                newer.Add(kind.Kind);
        }

        return newer;
    }

    private static async Task Restore(
        LearnerDbContext db, Guid id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var added = await db.AreaVersions.Where(version => version.ReorganisationId == id)
            .ToListAsync(cancellationToken);
        var replaced = await db.AreaVersions.AsNoTracking().Where(version => version.SupersededBy == id)
            .ToListAsync(cancellationToken);
        added.ForEach(version => version.Supersede(now, null));
        await db.AreaEdges.Where(edge => edge.ReorganisationId == id)
            .ForEachAsync(edge => edge.Supersede(now), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        db.AreaVersions.AddRange(
            replaced.Select(version => version.Copy(now, version.ValidTo, version.ReorganisationId)));
        await db.SaveChangesAsync(cancellationToken);
    }
}
