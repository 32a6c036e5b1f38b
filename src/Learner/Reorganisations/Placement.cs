using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;

namespace Platform.Learners.Reorganisations;

/// <summary>Puts villages of a divided unit with all their people where somebody decided they belong.</summary>
internal sealed class Placement(LearnerDbContext db, Area divided, string by, string reason, DateTimeOffset now)
{
    /// <summary>
    /// The village is the same from the first day of the division on, below another unit. It is part of the
    /// reorganisation and is taken back with it.
    /// </summary>
    public async Task<bool> Village(Guid id, AreaEdge edge, CancellationToken cancellationToken)
    {
        var village = await db.Areas.Include(area => area.Versions)
            .SingleOrDefaultAsync(area => area.Id == id && area.ParentId == divided.Id, cancellationToken);
        if (village?.Live.LastOrDefault() is not { ValidTo: null } last || last.ParentId != divided.Id)
            return false;

        last.Supersede(now, edge.ReorganisationId);
        await db.SaveChangesAsync(cancellationToken); // makes room in the history before it is written anew
        if (last.ValidFrom < edge.EffectiveOn)
            db.AreaVersions.Add(last.Copy(now, edge.EffectiveOn, edge.ReorganisationId));
        var namesake = await db.AreaVersions.AnyAsync(
            version => version.ParentId == edge.ToAreaId && version.Name == last.Name && version.SupersededAt == null
                && version.ValidTo == null, cancellationToken);
        db.AreaVersions.Add(village.Add(
            new AreaFacts(
                edge.ToAreaId, last.Type, last.Code, last.Name,
                last.ValidFrom < edge.EffectiveOn ? edge.EffectiveOn : last.ValidFrom, Decree: edge.Decree,
                Change: AreaChange.Transferred, Qualifier: namesake ? divided.Live.Last().Name : last.Qualifier),
            now, edge.ReorganisationId));
        Note(edge, id);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    private void Note(AreaEdge edge, Guid villageId) =>
        db.AreaDecisions.Add(new AreaDecision
        {
            Id = Guid.CreateVersion7(now),
            DividedAreaId = divided.Id,
            VillageId = villageId,
            ToAreaId = edge.ToAreaId,
            DecidedBy = by,
            Reason = reason,
            DecidedAt = now,
        });
}
