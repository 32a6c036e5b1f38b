using Microsoft.EntityFrameworkCore;

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
    /// <param name="source">What found them: <c>officer</c>, <c>import</c>, <c>field</c>.</param>
    /// <param name="now">When they were found.</param>
    /// <param name="cancellationToken">Ends the statement.</param>
    /// <returns>How many of them are new questions.</returns>
    internal static Task<int> Add(
        LearnerDbContext db, IReadOnlyCollection<DuplicatePair> pairs, string source, DateTimeOffset now,
        CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync($"""
            INSERT INTO duplicate_candidates (id, learner_a, learner_b, reason, source, score, state, found_at)
            SELECT id, least(one, other), greatest(one, other), reason, {source}, score, {nameof(DuplicateState.Open)},
                   {now}
            FROM unnest(
                {pairs.Select(_ => Guid.CreateVersion7(now)).ToArray()}, {pairs.Select(pair => pair.One).ToArray()},
                {pairs.Select(pair => pair.Other).ToArray()}, {pairs.Select(pair => $"{pair.Reason}").ToArray()},
                {pairs.Select(pair => pair.Score).ToArray()}) AS found (id, one, other, reason, score)
            WHERE one <> other
            ON CONFLICT (learner_a, learner_b) DO NOTHING
            """, cancellationToken);
}
