using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Courses.Courses;

/// <summary>
/// What can be learnt: the newest version of each published course of the movement and of the unit, for an audience, at
/// a level, for a skill, in a language.
/// </summary>
internal static class ListCourses
{
    /// <param name="Items">In the order they were made.</param>
    /// <param name="NextCursor">Where the next page starts.</param>
    public sealed record Response(IReadOnlyList<CourseItem> Items, string? NextCursor);

    internal static async Task<Ok<Response>> Handle(
        [StringLength(32, MinimumLength = 1)] string? audience, Coded<CourseLevel>? level,
        [StringLength(128, MinimumLength = 1)] string? skill, [StringLength(3, MinimumLength = 2)] string? language,
        Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope, CourseDbContext db,
        CancellationToken cancellationToken)
    {
        CourseLevel? start = level is { Value: var wanted } ? wanted : null;
        var (after, size) = Cursor.Page(cursor, limit);
        var newest = db.CourseVersions.AsNoTracking()
            .Where(version => !db.CourseVersions.Any(
                later => later.CourseId == version.CourseId && later.Number > version.Number))
            .Where(version => audience == null || version.Audiences.Contains(audience))
            .Where(version => start == null || version.Level == start)
            .Where(version => skill == null || version.SkillCodes.Contains(skill))
            .Where(version => language == null || version.Languages.Contains(language));
        var items = await db.Courses.AsNoTracking().VisibleTo(scope, db.Areas)
            .Where(course => course.Id > after)
            .Join(newest, course => course.Id, version => version.CourseId, (c, v) => new { c, v })
            .OrderBy(row => row.c.Id)
            .Take(size + 1)
            .Select(row => new CourseItem(
                row.c.Id, row.c.Code, row.c.Kind, row.c.OwnerAreaId, row.v.Number, row.v.TitleVi, row.v.TitleEn,
                row.v.Level, row.v.DurationMinutes, row.v.Audiences, row.v.SkillCodes, row.v.PracticeTasks,
                row.v.Languages))
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(items, size, item => item.Id);
        return TypedResults.Ok(new Response(items, next));
    }
}
