using Microsoft.EntityFrameworkCore;

namespace Platform.Notifications.Contacts;

/// <summary>The people behind some ids: each may have been registered more than once.</summary>
internal sealed class Persons(IReadOnlyCollection<LearnerMerge> merges, IReadOnlyCollection<Objection> objections)
{
    private readonly Dictionary<Guid, Guid> winners =
        merges.DistinctBy(merge => merge.LoserId).ToDictionary(merge => merge.LoserId, merge => merge.WinnerId);

    private readonly ILookup<Guid, LearnerMerge> losers = merges.ToLookup(merge => merge.WinnerId);

    private readonly Dictionary<Guid, Objection> answers = objections.ToDictionary(one => one.LearnerId);

    /// <returns>The registration that stays, whose contact point is the one to use.</returns>
    public Guid Current(Guid id)
    {
        var seen = new HashSet<Guid>(); // an undoing that comes late lets two registrations point at each other
        while (seen.Add(id) && winners.TryGetValue(id, out var winner))
            id = winner;
        return id;
    }

    /// <summary>
    /// The stricter of two answers counts from the merge on, until the person says otherwise. Learner tells the same in
    /// an event; it holds here already in the moment between the two.
    /// </summary>
    public bool Object(Guid id) => Object(Current(id), []);

    private bool Object(Guid id, HashSet<Guid> seen)
    {
        if (!seen.Add(id))
            return false;
        var answer = answers.GetValueOrDefault(id);
        return answer?.Objects is true || losers[id].Any(
            merge => (answer is null || merge.MergedAt >= answer.SaidAt) && Object(merge.LoserId, seen));
    }
}

internal static class PersonQueries
{
    internal static async Task<Persons> Persons(
        this NotificationDbContext db, Guid[] learnerIds, CancellationToken cancellationToken)
    {
        var ids = await db.PersonIds(learnerIds, cancellationToken);
        var merges = await db.LearnerMerges.AsNoTracking()
            .Where(merge => !merge.Undone && ids.Contains(merge.LoserId)).ToListAsync(cancellationToken);
        var objections = await db.Objections.AsNoTracking()
            .Where(one => ids.Contains(one.LearnerId)).ToListAsync(cancellationToken);
        return new Persons(merges, objections);
    }

    /// <returns>All ids of the people behind the ids, themselves among them.</returns>
    internal static Task<List<Guid>> PersonIds(
        this NotificationDbContext db, Guid[] learnerIds, CancellationToken cancellationToken) =>
        db.Database.SqlQuery<Guid>(
            $"""
            with recursive person (id) as (
              select id from unnest({learnerIds}) id
              union
              select case when merge.loser_id = person.id then merge.winner_id else merge.loser_id end
              from person join learner_merges merge on not merge.undone
                and (merge.loser_id = person.id or merge.winner_id = person.id))
            select id as "Value" from person
            """).ToListAsync(cancellationToken);
}
