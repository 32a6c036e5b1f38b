using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Duplicates;

/// <summary>Two registrations that may be one person; the order of the two does not matter.</summary>
internal sealed record DuplicatePair(Guid One, Guid Other, DuplicateReason Reason, int Score);

internal static class DuplicateQueue
{
    /// <summary>
    /// Asks about pairs of stored learners, in one statement and inside the caller&apos;s transaction. A pair that was
    /// asked about before stays as it is, also where it was found to be two people.
    /// </summary>
    /// <param name="db">The context whose transaction this is part of.</param>
    /// <param name="pairs">The pairs; both learners are in the database already.</param>
    /// <param name="source">What found them: <c>officer</c>, <c>import</c>, <c>field</c>, <c>merge</c>.</param>
    /// <param name="now">When they were found.</param>
    /// <param name="cancellationToken">Ends the statement.</param>
    /// <returns>How many of them are new questions.</returns>
    internal static async Task<int> Add(
        LearnerDbContext db, IReadOnlyCollection<DuplicatePair> pairs, string source, DateTimeOffset now,
        CancellationToken cancellationToken) => (await Insert(db, pairs, source, now, cancellationToken)).Count;

    /// <summary>As <see cref="Add"/>, for those who need to know the new questions.</summary>
    /// <returns>Their ids.</returns>
    internal static async Task<List<Guid>> Insert(
        LearnerDbContext db, IReadOnlyCollection<DuplicatePair> pairs, string source, DateTimeOffset now,
        CancellationToken cancellationToken) => pairs.Count == 0 ? [] : await db.Database.SqlQuery<Guid>($"""
            INSERT INTO duplicate_candidates (id, learner_a, learner_b, reason, source, score, state, found_at)
            SELECT id, least(one, other), greatest(one, other), reason, {source}, score, {nameof(DuplicateState.Open)},
                   {now}
            FROM unnest(
                {pairs.Select(_ => Guid.CreateVersion7(now)).ToArray()}, {pairs.Select(pair => pair.One).ToArray()},
                {pairs.Select(pair => pair.Other).ToArray()}, {pairs.Select(pair => $"{pair.Reason}").ToArray()},
                {pairs.Select(pair => pair.Score).ToArray()}) AS found (id, one, other, reason, score)
            WHERE one <> other
            ON CONFLICT (learner_a, learner_b) DO NOTHING
            RETURNING id AS "Value"
            """).ToListAsync(cancellationToken);

    /// <summary>The question about two people, whichever was found first.</summary>
    internal static IQueryable<DuplicateCandidate> Of(
        this IQueryable<DuplicateCandidate> candidates, Guid one, Guid other) => candidates.Where(pair =>
        (pair.LearnerA == one && pair.LearnerB == other) || (pair.LearnerA == other && pair.LearnerB == one));

    /// <summary>Questions about two people of the caller&apos;s area; any other does not exist for them.</summary>
    internal static IQueryable<DuplicateCandidate> VisibleTo(
        this IQueryable<DuplicateCandidate> candidates, AreaScope scope, LearnerDbContext db)
    {
        var people = db.Learners.IgnoreQueryFilters().Within(scope).Where(learner => learner.RestrictedAt == null);
        return candidates.Where(pair => people.Any(learner => learner.Id == pair.LearnerA)
            && people.Any(learner => learner.Id == pair.LearnerB));
    }
}
