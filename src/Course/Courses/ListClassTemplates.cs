using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Platform.Courses.Courses;

internal static class ListClassTemplates
{
    public sealed record Response(IReadOnlyList<Item> Items);

    public sealed record Item(
        string Code, Guid CourseId, int CourseVersion, string TitleVi, string TitleEn, int DurationMinutes);

    internal static async Task<Ok<Response>> Handle(CourseDbContext db, CancellationToken cancellationToken)
    {
        var items = await db.ClassTemplates.AsNoTracking()
            .Join(
                db.CourseVersions,
                template => new { template.CourseId, Number = template.CourseVersion },
                version => new { version.CourseId, version.Number },
                (template, version) => new { template, version })
            .OrderBy(row => row.template.Code)
            .Select(row => new Item(
                row.template.Code, row.template.CourseId, row.template.CourseVersion,
                row.version.TitleVi, row.version.TitleEn, row.template.DurationMinutes))
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new Response(items));
    }
}
