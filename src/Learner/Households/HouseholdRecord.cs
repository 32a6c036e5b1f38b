using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Privacy;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Learners.Households;

/// <summary>Memberships of a person, and the guidances and visits that name the person.</summary>
internal sealed class HouseholdRecord(TimeProvider time) : IPersonalRecord
{
    public string Section => "households";

    public Task<long> Count(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken) =>
        db.HouseholdMembers.LongCountAsync(member => member.LearnerId == learnerId, cancellationToken);

    public async Task<object?> Export(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken)
    {
        var memberships = await db.HouseholdMembers.AsNoTracking().Where(member => member.LearnerId == learnerId)
            .OrderBy(member => member.JoinedOn)
            .Select(member => new
            {
                member.HouseholdId,
                member.Relation,
                member.JoinedOn,
                member.LeftOn,
                Guided = db.HouseholdGuides.Where(guide => guide.GuidedMemberId == member.Id)
                    .Select(guide => guide.On).ToList(),
            })
            .ToListAsync(cancellationToken);
        return memberships.Count == 0 ? null : memberships;
    }

    /// <summary>A home goes on counting the member, and nobody knows any more who it was.</summary>
    public async Task Erase(LearnerDbContext db, Guid learnerId, CancellationToken cancellationToken)
    {
        foreach (var household in await Hold(db, [learnerId], cancellationToken))
            foreach (var member in household.Members.Where(member => member.LearnerId == learnerId))
                Tell(db, household.Reassign(member, null, time.GetUtcNow()));

        await foreach (var visit in db.HouseholdVisits.Where(visit => visit.VisitorLearnerId == learnerId)
            .AsAsyncEnumerable().WithCancellation(cancellationToken))
            visit.VisitorLearnerId = null;
    }

    /// <summary>
    /// A membership goes over to the registration that stays, unless that one was in a household at the same time: then
    /// it ends, and what the member did in the same home goes over instead.
    /// </summary>
    public async Task<JsonElement?> Move(
        LearnerDbContext db, Guid loserId, Guid winnerId, CancellationToken cancellationToken)
    {
        var moved = new Moved([], [], []);
        var now = time.GetUtcNow();
        var households = await Hold(db, [loserId, winnerId], cancellationToken);
        var winners = households.SelectMany(h => h.Members).Where(m => m.LearnerId == winnerId).ToList();
        foreach (var household in households)
        {
            foreach (var member in household.Members.Where(member => member.LearnerId == loserId))
            {
                if (winners.Find(member.Overlaps) is not { } other)
                {
                    Tell(db, household.Reassign(member, winnerId, now));
                    moved.Reassigned.Add(member.Id);
                    continue;
                }

                if (other.HouseholdId == household.Id)
                    await MoveGuides(db, household, member.Id, other.Id, moved.Guides, now, cancellationToken);
                if (member.IsPresent)
                {
                    var on = VietnamTime.DateOf(now);
                    db.AddEvent(household.Leave(
                        member, on > member.JoinedOn ? on : member.JoinedOn, LeaveReason.Merge, now));
                    moved.Left.Add(member.Id);
                }
            }
        }

        return moved.IsEmpty ? null : JsonSerializer.SerializeToElement(moved, Json.Commands);
    }

    public async Task MoveBack(
        LearnerDbContext db, Guid loserId, Guid winnerId, JsonElement moved, CancellationToken cancellationToken)
    {
        var restoring = moved.Deserialize<Moved>(Json.Commands)!;
        var now = time.GetUtcNow();
        foreach (var household in await Hold(db, [loserId, winnerId], cancellationToken))
        {
            foreach (var member in household.Members)
            {
                if (restoring.Left.Contains(member.Id))
                    db.AddEvent(household.Restore(member, now));
                else if (restoring.Reassigned.Contains(member.Id))
                    Tell(db, household.Reassign(member, loserId, now));
            }

            var ids = restoring.Guides.ConvertAll(guide => guide.Id);
            foreach (var guide in await db.HouseholdGuides
                .Where(guide => guide.HouseholdId == household.Id && ids.Contains(guide.Id))
                .ToListAsync(cancellationToken))
            {
                var was = restoring.Guides.Single(kept => kept.Id == guide.Id);
                (guide.GuideMemberId, guide.GuidedMemberId) = (was.GuideMemberId, was.GuidedMemberId);
                db.AddEvent(household.Guided(guide, now));
            }
        }
    }

    private static async Task MoveGuides(
        LearnerDbContext db, Household household, Guid from, Guid to, List<MovedGuide> moved, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var guides = await db.HouseholdGuides
            .Where(guide => guide.GuideMemberId == from || guide.GuidedMemberId == from).ToListAsync(cancellationToken);
        foreach (var guide in guides)
        {
            var (guiding, guided) = (guide.GuideMemberId, guide.GuidedMemberId);
            var (nextGuiding, nextGuided) = (guiding == from ? to : guiding, guided == from ? to : guided);
            if (nextGuiding == nextGuided)
                continue; // the two registrations guided one another: nobody guides himself, so the row stays

            moved.Add(new MovedGuide(guide.Id, guiding, guided));
            (guide.GuideMemberId, guide.GuidedMemberId) = (nextGuiding, nextGuided);
            db.AddEvent(household.Guided(guide, now));
        }
    }

    /// <summary>All households of the people, held in one order so that two merges never wait for each other.</summary>
    private static async Task<List<Household>> Hold(
        LearnerDbContext db, Guid[] learnerIds, CancellationToken cancellationToken)
    {
        var ids = await db.HouseholdMembers
            .Where(member => member.LearnerId != null && learnerIds.Contains(member.LearnerId.Value))
            .Select(member => member.HouseholdId).Distinct().Order().ToArrayAsync(cancellationToken);
        var households = await db.Households
            .FromSql($"SELECT *, xmin FROM households WHERE id = ANY({ids}) ORDER BY id FOR NO KEY UPDATE")
            .ToListAsync(cancellationToken);
        await db.HouseholdMembers.Where(member => ids.Contains(member.HouseholdId)).LoadAsync(cancellationToken);
        return households;
    }

    private static void Tell(LearnerDbContext db, object? evt)
    {
        if (evt is not null)
            db.AddEvent(evt);
    }

    private sealed record Moved(List<Guid> Reassigned, List<Guid> Left, List<MovedGuide> Guides)
    {
        [System.Text.Json.Serialization.JsonIgnore]
        public bool IsEmpty => Reassigned.Count + Left.Count + Guides.Count == 0;
    }

    private sealed record MovedGuide(Guid Id, Guid GuideMemberId, Guid GuidedMemberId);
}
