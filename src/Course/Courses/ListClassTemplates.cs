using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Courses.Courses;

/// <summary>From what a class can be opened here, for a skill or a time of the week. No pages: they are few.</summary>
internal static class ListClassTemplates
{
    /// <param name="Items">By their codes.</param>
    public sealed record Response(IReadOnlyList<TemplateItem> Items);

    internal static async Task<Ok<Response>> Handle(
        [StringLength(128, MinimumLength = 1)] string? skill, Coded<Slot>? slot, AreaScope scope, CourseDbContext db,
        CancellationToken cancellationToken)
    {
        var hours = slot is { Value: var wanted } ? Codes.Of(wanted) : null;
        var items = await db.ClassTemplates.AsNoTracking().OpenTo(scope, db.Areas)
            .Where(template => hours == null || template.Slots.Contains(hours))
            .Join(
                db.CourseVersions,
                template => new { template.CourseId, Number = template.CourseVersion },
                version => new { version.CourseId, version.Number },
                (t, v) => new { t, v })
            .Where(row => skill == null || row.v.SkillCodes.Contains(skill))
            .OrderBy(row => row.t.Code)
            .Select(row => new TemplateItem(
                row.t.Code, row.t.CourseId, row.t.CourseVersion, row.v.TitleVi, row.v.TitleEn, row.t.DurationMinutes,
                row.v.SkillCodes, row.t.Slots, row.t.Pack, row.t.Withdrawn, row.t.OwnerAreaId))
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new Response(items));
    }
}
