using Microsoft.EntityFrameworkCore;
using Platform.Learners.Households;
using Platform.Learners.Learners;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Learners.Reorganisations;

/// <summary>A person whose unit was divided comes to the one somebody decided on, or back with an undoing.</summary>
internal static class Relocation
{
    internal static async Task Of(
        Learner learner, Guid areaId, string reason, string by, LearnerDbContext db, PersonalDataVault vault,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        await LearnerArea.Change(
            db, learner, areaId, VietnamTime.DateOf(now), ResidenceCause.Decision, now, cancellationToken);
        var change = new FieldChange(FieldChange.Area, $"{learner.AreaId}", $"{areaId}");
        learner.MoveTo(areaId);
        if (learner.State is LearnerState.Merged or LearnerState.Erased)
            return; // nobody is told of them any more; should the merge be undone, they are where they belong

        db.LearnerCorrections.Add(LearnerCorrection.Of(learner, change, reason, by, vault, now));
        foreach (var evt in learner.Tell([change.Field], vault, now))
            db.AddEvent(evt);
    }

    /// <summary>Decisions about people of a divided unit are taken back with the division.</summary>
    internal static async Task Undo(
        IEnumerable<AreaDecision> decisions, string reason, string by, LearnerDbContext db, PersonalDataVault vault,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var decision in decisions)
        {
            decision.Undo(now);
            if (decision is { HouseholdId: { } householdId, FromAreaId: { } former })
                await Home(householdId, decision.ToAreaId, former, db, now, cancellationToken);
            if (decision is not { LearnerId: { } learnerId, FromAreaId: { } from })
                continue; // what is decided about a village stands in its versions
            var learner = await db.Learners.IgnoreQueryFilters().Whole()
                .SingleAsync(person => person.Id == learnerId, cancellationToken);
            if (learner.AreaId == decision.ToAreaId) // who moved on meanwhile stays there
                await Of(learner, from, reason, by, db, vault, now, cancellationToken);
        }

        await db.SaveLearner(cancellationToken);
    }

    private static async Task Home(
        Guid id, Guid decided, Guid former, LearnerDbContext db, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var household = await db.Households.Locked(id).SingleAsync(cancellationToken);
        if (household.AreaId == decided)
            db.AddEvent(household.MoveTo(former, now));
    }
}
