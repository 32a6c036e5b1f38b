using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Courses.Courses;

/// <summary>
/// What is taught in a version, in every language there is. Whoever began with it finds it unchanged, however many
/// versions came after.
/// </summary>
internal static class GetCourseVersion
{
    /// <param name="Course">The course as it was published with this version.</param>
    /// <param name="Trainer">Who trains, where that is not the host. <example>Trung ương Đoàn</example></param>
    /// <param name="Modules">Its parts, in order.</param>
    /// <param name="PublishedAt">When; unknown for those that came with the reference data.</param>
    public sealed record Response(
        CourseItem Course, string? Trainer, IReadOnlyList<CourseModule> Modules, DateTimeOffset? PublishedAt);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, int number, AreaScope scope, CourseDbContext db, CancellationToken cancellationToken)
    {
        var found = await db.Courses.AsNoTracking().VisibleTo(scope, db.Areas)
            .Where(course => course.Id == id)
            .Join(
                db.CourseVersions.Where(version => version.Number == number),
                course => course.Id, version => version.CourseId, (c, v) => new { c, v })
            .Select(row => new Response(
                new CourseItem(
                    row.c.Id, row.c.Code, row.c.Kind, row.c.OwnerAreaId, row.v.Number, row.v.TitleVi, row.v.TitleEn,
                    row.v.Level, row.v.DurationMinutes, row.v.Audiences, row.v.SkillCodes, row.v.PracticeTasks,
                    row.v.Languages),
                row.v.Trainer, row.v.Modules, row.v.PublishedAt))
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? TypedResults.NotFound() : TypedResults.Ok(found);
    }
}
