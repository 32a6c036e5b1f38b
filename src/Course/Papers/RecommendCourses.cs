using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Courses;
using Platform.Courses.Learners;
using Platform.ServiceDefaults;

namespace Platform.Courses.Papers;

/// <summary>
/// With which courses to begin after a placement: those of its level that are open here and not done yet, first those
/// that teach what the paper found missing.
/// </summary>
internal static class RecommendCourses
{
    /// <summary>A list to choose from in one look; the catalogue has the others.</summary>
    private const int Most = 20;

    /// <param name="Items">The best first; nothing before the paper is handed in, or where it is no placement.</param>
    /// <param name="Level">Where the placement puts the person. <example>grassroots</example></param>
    public sealed record Response(IReadOnlyList<Item> Items, string? Level = null);

    /// <param name="Course">A course in its newest version.</param>
    /// <param name="MissingSkills">What it teaches of the skills the paper found missing.
    /// <c>757-citizens@1.0/own-data</c></param>
    public sealed record Item(CourseItem Course, IReadOnlyList<string> MissingSkills);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, AreaScope scope, CourseDbContext db, CancellationToken cancellationToken)
    {
        var paper = await db.Papers.AsNoTracking().Include(paper => paper.Results).Within(scope, db.Areas)
            .SingleOrDefaultAsync(paper => paper.Id == id, cancellationToken);
        if (paper is null)
            return TypedResults.NotFound();
        if (!Codes.TryParse<CourseLevel>(paper.Level, out var level))
            return TypedResults.Ok(new Response([]));

        var shownFrom = await db.Blueprints.Where(blueprint => blueprint.Id == paper.BlueprintId)
            .Select(blueprint => blueprint.DemonstratedPercent).SingleAsync(cancellationToken);
        string[] missing = [.. paper.Results.Select(result => result.Skill).Except(paper.SkillsFrom(shownFrom))];
        var person = await db.Person(paper.LearnerId, cancellationToken);
        var courses = await Open(level, missing, person, scope, db).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Response(
            [.. courses.Select(course => new Item(course, [.. course.SkillCodes.Intersect(missing)]))], paper.Level));
    }

    private static IQueryable<CourseItem> Open(
        CourseLevel level, string[] missing, Person person, AreaScope scope, CourseDbContext db)
    {
        var newest = db.CourseVersions.Where(version => version.Level == level && !db.CourseVersions.Any(
            later => later.CourseId == version.CourseId && later.Number > version.Number));
        return db.Courses.AsNoTracking().VisibleTo(scope, db.Areas)
            .Where(course => !db.Completions.Any(done => done.CourseId == course.Id && done.ReversedAt == null
                && person.Ids.Contains(done.LearnerId)))
            .Join(newest, course => course.Id, version => version.CourseId, (c, v) => new { c, v })
            .OrderByDescending(row => row.v.SkillCodes.Count(skill => missing.Contains(skill)))
            .ThenBy(row => row.c.Id)
            .Take(Most)
            .Select(row => new CourseItem(
                row.c.Id, row.c.Code, row.c.Kind, row.c.OwnerAreaId, row.v.Number, row.v.TitleVi, row.v.TitleEn,
                row.v.Level, row.v.DurationMinutes, row.v.Audiences, row.v.SkillCodes, row.v.PracticeTasks,
                row.v.Languages));
    }
}
