using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Learners;
using Platform.Courses.Papers;
using Platform.ServiceDefaults;

namespace Platform.Courses.Capacity;

/// <summary>
/// How far one person came, by course and skill: the first paper before a course against the last one after it, under
/// whichever registration they were written.
/// </summary>
internal static class GetLearnerCapacity
{
    /// <param name="LearnerId">The person.</param>
    /// <param name="Items">What was measured before and after, by course and skill.</param>
    public sealed record Response(Guid LearnerId, IReadOnlyList<Item> Items);

    /// <param name="CourseId">The course.</param>
    /// <param name="Skill">The skill. <example>757-citizens@1.0/own-data</example></param>
    /// <param name="BeforePercent">Right answers before. <example>25</example></param>
    /// <param name="AfterPercent">Right answers after. <example>75</example></param>
    /// <param name="ChangePoints">The difference, in percentage points. <example>50</example></param>
    /// <param name="BeforeAt">When the paper before was handed in.</param>
    /// <param name="AfterAt">When the paper after was handed in.</param>
    public sealed record Item(
        Guid CourseId, string Skill, int BeforePercent, int AfterPercent, int ChangePoints, DateTimeOffset BeforeAt,
        DateTimeOffset AfterAt);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, AreaScope scope, CourseDbContext db, CancellationToken cancellationToken)
    {
        var person = await db.Person(id, cancellationToken);
        if (!await db.Learners.Within(scope, db.Areas).AnyAsync(row => row.Id == person.Id, cancellationToken))
            return TypedResults.NotFound();

        var papers = await db.Papers.AsNoTracking().Include(paper => paper.Results)
            .Where(paper => person.Ids.Contains(paper.LearnerId) && paper.HandedInAt != null)
            .Where(paper => paper.Kind == PaperKind.Pre || paper.Kind == PaperKind.Post)
            .OrderBy(paper => paper.HandedInAt)
            .ToListAsync(cancellationToken);
        var measured = papers
            .SelectMany(paper => paper.Results, (paper, result) => new Measured(paper, result))
            .GroupBy(one => (CourseId: one.Paper.CourseId!.Value, one.Result.Skill));
        return TypedResults.Ok(new Response(
            person.Id,
            [
                .. measured.OrderBy(group => group.Key.CourseId)
                    .ThenBy(group => group.Key.Skill, StringComparer.Ordinal)
                    .Select(group => Compare(group.Key.CourseId, group.Key.Skill, [.. group])).OfType<Item>(),
            ]));
    }

    private static Item? Compare(Guid courseId, string skill, List<Measured> inOrder)
    {
        var before = inOrder.Find(one => one.Paper.Kind is PaperKind.Pre);
        var after = inOrder.FindLast(one => one.Paper.Kind is PaperKind.Post);
        if (before is null || after is null || after.Paper.HandedInAt <= before.Paper.HandedInAt)
            return null;

        return new Item(
            courseId, skill, before.Result.Percent, after.Result.Percent,
            after.Result.Percent - before.Result.Percent, before.Paper.HandedInAt!.Value,
            after.Paper.HandedInAt!.Value);
    }

    private sealed record Measured(Paper Paper, SkillResult Result);
}
