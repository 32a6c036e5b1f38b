using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.Courses;

/// <summary>One template, also where it was withdrawn: classes were opened from it.</summary>
internal static class GetClassTemplate
{
    internal sealed record Row(TemplateItem Item, uint RowVersion);

    internal static async Task<Results<Ok<TemplateItem>, NotFound>> Handle(
        [StringLength(64, MinimumLength = 1)] string code, AreaScope scope, CourseDbContext db, HttpResponse response,
        CancellationToken cancellationToken)
    {
        var row = await db.ClassTemplates.AsNoTracking().VisibleTo(scope, db.Areas)
            .Where(template => template.Code == code)
            .Join(
                db.CourseVersions,
                template => new { template.CourseId, Number = template.CourseVersion },
                version => new { version.CourseId, version.Number },
                (t, v) => new Row(
                    new TemplateItem(
                        t.Code, t.CourseId, t.CourseVersion, v.TitleVi, v.TitleEn, t.DurationMinutes, v.SkillCodes,
                        t.Slots, t.Pack, t.Withdrawn, t.OwnerAreaId),
                    t.RowVersion))
            .SingleOrDefaultAsync(cancellationToken);
        if (row is null)
            return TypedResults.NotFound();

        response.Headers.ETag = IfMatch.ETag(row.RowVersion);
        return TypedResults.Ok(row.Item);
    }
}
