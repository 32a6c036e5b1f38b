using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Access;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Reorganisations;

/// <summary>The people of a divided unit who wait for a decision, and the units they may belong to.</summary>
internal static class ListReviewPeople
{
    public sealed record Response(IReadOnlyList<Candidate> Candidates, IReadOnlyList<Item> Items, string? NextCursor)
        : IShowsPeople
    {
        IEnumerable<Guid> IShowsPeople.Shown() => Items.Select(item => item.LearnerId);
    }

    /// <param name="AreaId">A successor of the divided unit.</param>
    /// <param name="Code">Its code.</param>
    /// <param name="Name">Its name.</param>
    public sealed record Candidate(Guid AreaId, string? Code, string Name);

    /// <param name="LearnerId">Who waits.</param>
    /// <param name="FullName">Name.</param>
    /// <param name="BirthDate">As precise as it is known.</param>
    /// <param name="AreaId">The village, or the divided unit itself where the village is not known.</param>
    public sealed record Item(Guid LearnerId, string FullName, string BirthDate, Guid AreaId);

    internal static async Task<Results<Ok<Response>, ProblemHttpResult>> Handle(
        Guid id, Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope, LearnerDbContext db,
        CancellationToken cancellationToken)
    {
        if (!await db.Areas.Reviewable(scope, db).AnyAsync(area => area.Id == id, cancellationToken))
            return AreaProblems.Unknown();
        var candidates = await db.Candidates(id)
            .Join(db.Areas, edge => edge.ToAreaId, area => area.Id, (_, area) => area.VersionId)
            .Join(db.AreaVersions, version => version, version => version.Id, (_, version) => version)
            .OrderBy(version => version.Code)
            .Select(version => new Candidate(version.AreaId, version.Code, version.Name))
            .ToListAsync(cancellationToken);
        var (after, size) = Cursor.Page(cursor, limit);
        var people = await ReorganisationCount.InReview(db, [id], []).AsNoTracking()
            .Where(learner => learner.Id > after).OrderBy(learner => learner.Id).Take(size + 1)
            .Select(learner => new { learner.Id, learner.FullName, learner.BirthDate, learner.AreaId })
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(people, size, learner => learner.Id);
        return TypedResults.Ok(new Response(
            candidates,
            [
                .. people.Select(learner => new Item(
                    learner.Id, learner.FullName, learner.BirthDate.ToString(), learner.AreaId)),
            ],
            next));
    }
}
