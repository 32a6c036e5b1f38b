using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Mentorships;

/// <summary>Whom a mentor guides, whom those guide, and so on: each person once, at the shortest way.</summary>
internal static class GetMentorTree
{
    private const int MostPeople = 1_000;

    /// <param name="Items">The nearest first.</param>
    /// <param name="Truncated">That there are more people than are shown.</param>
    public sealed record Response(IReadOnlyList<Item> Items, bool Truncated);

    /// <param name="LearnerId">Who is guided.</param>
    /// <param name="MentorId">By whom.</param>
    /// <param name="Depth">1 for the mentees of the mentor who was asked for.</param>
    public sealed record Item(Guid LearnerId, Guid MentorId, int Depth);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, [Range(1, 10)] int? depth, AreaScope scope, LearnerDbContext db, CancellationToken cancellationToken)
    {
        if (!await db.Learners.Within(scope).AnyAsync(learner => learner.Id == id, cancellationToken))
            return TypedResults.NotFound();

        var items = await db.Database.SqlQuery<Item>(
            $"""
            WITH RECURSIVE guided (learner_id, mentor_id, depth) AS (
                SELECT mentee_id, mentor_id, 1 FROM mentorships WHERE mentor_id = {id} AND ended_at IS NULL
                UNION
                SELECT next.mentee_id, next.mentor_id, depth + 1
                FROM mentorships AS next JOIN guided ON next.mentor_id = guided.learner_id
                WHERE ended_at IS NULL AND depth < {depth ?? 3})
            SELECT * FROM (
                SELECT DISTINCT ON (learner_id) learner_id AS "LearnerId", mentor_id AS "MentorId", depth AS "Depth"
                FROM guided ORDER BY learner_id, depth, mentor_id) AS person
            ORDER BY "Depth", "LearnerId" LIMIT {MostPeople + 1}
            """).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Response([.. items.Take(MostPeople)], items.Count > MostPeople));
    }
}
