using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Learners;
using Platform.ServiceDefaults;

namespace Platform.Courses.Skills;

/// <summary>The skills a person has shown without help, each with the evidence for it.</summary>
internal static class ListSkills
{
    /// <param name="Items">By skill; as many as there are kinds of evidence at most.</param>
    public sealed record Response(IReadOnlyList<Item> Items);

    /// <param name="SkillCode">Framework, version and skill, <c>757-citizens@1.0/cashless-payment</c>.</param>
    /// <param name="Evidence">Who vouches for it, or <c>assessment</c>.</param>
    /// <param name="EvidenceId">The record of practice, or the assessment.</param>
    /// <param name="ShownOn">The day.</param>
    public sealed record Item(string SkillCode, string Evidence, Guid EvidenceId, DateOnly ShownOn);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, AreaScope scope, CourseDbContext db, CancellationToken cancellationToken)
    {
        var person = await db.Person(id, cancellationToken);
        if (!await db.Learners.Within(scope, db.Areas)
            .AnyAsync(learner => learner.Id == person.Id, cancellationToken))
            return TypedResults.NotFound();

        var items = await db.SkillDemonstrations.AsNoTracking()
            .Where(shown => person.Ids.Contains(shown.LearnerId))
            .OrderBy(shown => shown.SkillCode).ThenBy(shown => shown.Id)
            .Select(shown => new Item(shown.SkillCode, shown.Evidence, shown.EvidenceId, shown.ShownOn))
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new Response(items));
    }
}
