using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.Learners.Households;
using Platform.Learners.Learners;
using Platform.Messaging;

namespace Platform.Learners.Reorganisations;

/// <summary>Puts villages, homes and single people of a divided unit where somebody decided they belong.</summary>
internal sealed class Placement(
    LearnerDbContext db, PersonalDataVault vault, Area divided, string by, string reason, DateTimeOffset now)
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
        await Note(
            decision => decision.VillageId == id, Decision(edge, village: id), cancellationToken);
        return true;
    }

    /// <summary>The person is of that unit from today on; until today nobody knew of which.</summary>
    public async Task<bool> Learner(Guid id, AreaEdge edge, CancellationToken cancellationToken)
    {
        var learner = await ReorganisationCount.InReview(db, [divided.Id], []).Whole()
            .SingleOrDefaultAsync(person => person.Id == id, cancellationToken);
        if (learner is null)
            return false;

        var from = learner.AreaId;
        await Relocation.Of(learner, edge.ToAreaId, reason, by, db, vault, now, cancellationToken);
        await Note(
            decision => decision.LearnerId == id, Decision(edge, learner: id, from: from), cancellationToken);
        return true;
    }

    /// <summary>A home takes along whoever lives there and waits.</summary>
    public async Task<bool> Household(Guid id, AreaEdge edge, CancellationToken cancellationToken)
    {
        var household = await db.Households.Locked(id)
            .Where(home => home.EndedOn == null
                && (home.AreaId == divided.Id || home.Area.ParentId == divided.Id))
            .SingleOrDefaultAsync(cancellationToken);
        if (household is null)
            return false;

        var from = household.AreaId;
        db.AddEvent(household.MoveTo(edge.ToAreaId, now));
        await Note(
            decision => decision.HouseholdId == id, Decision(edge, household: id, from: from), cancellationToken);
        var people = await db.HouseholdMembers
            .Where(member => member.HouseholdId == id && member.LeftOn == null && member.LearnerId != null)
            .Select(member => member.LearnerId!.Value).ToListAsync(cancellationToken);
        foreach (var person in people)
            await Learner(person, edge, cancellationToken);
        return true;
    }

    private AreaDecision Decision(
        AreaEdge edge, Guid? village = null, Guid? learner = null, Guid? household = null, Guid? from = null) => new()
        {
            Id = Guid.CreateVersion7(now),
            DividedAreaId = divided.Id,
            LearnerId = learner,
            HouseholdId = household,
            FromAreaId = from,
            VillageId = village,
            ToAreaId = edge.ToAreaId,
            DecidedBy = by,
            Reason = reason,
            DecidedAt = now,
        };

    /// <summary>What was moved back into the divided unit and is decided about anew is decided about once.</summary>
    private async Task Note(
        Expression<Func<AreaDecision, bool>> same, AreaDecision decided, CancellationToken cancellationToken)
    {
        var earlier = await db.AreaDecisions
            .Where(decision => decision.DividedAreaId == divided.Id && decision.UndoneAt == null).Where(same)
            .ToListAsync(cancellationToken);
        earlier.ForEach(decision => decision.Undo(now));
        await db.SaveLearner(cancellationToken);
        db.AreaDecisions.Add(decided);
        await db.SaveChangesAsync(cancellationToken);
    }
}
