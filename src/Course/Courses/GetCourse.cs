using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging.Http;
using Platform.ServiceDefaults;

namespace Platform.Courses.Courses;

/// <summary>A course that is published, or drafted inside the scope, with its versions and pass rules.</summary>
internal static class GetCourse
{
    /// <param name="Id">Identity of the course.</param>
    /// <param name="Code">Its code, for good. <example>ai-in-agriculture</example></param>
    /// <param name="Kind">What it counts as.</param>
    /// <param name="OwnerAreaId">The unit that offers it; none for those of the whole movement.</param>
    /// <param name="Versions">Published versions, oldest first.</param>
    /// <param name="PassRules">Every rule, oldest first; the newest one that is valid counts.</param>
    public sealed record Response(
        Guid Id, string Code, CourseKind Kind, Guid? OwnerAreaId, IReadOnlyList<VersionItem> Versions,
        IReadOnlyList<PassRuleItem> PassRules);

    /// <param name="Number">From 1. <example>1</example></param>
    /// <param name="TitleVi">Vietnamese title. <example>Ứng dụng AI trong nông nghiệp</example></param>
    /// <param name="TitleEn">English title. <example>AI in agriculture</example></param>
    /// <param name="DurationMinutes">Planned length. <example>30</example></param>
    /// <param name="PublishedAt">When; unknown for those that came with the reference data.</param>
    public sealed record VersionItem(
        int Number, string TitleVi, string TitleEn, int DurationMinutes, DateTimeOffset? PublishedAt);

    /// <param name="Version">From 1. <example>1</example></param>
    /// <param name="PassPercent">Score from which an attempt passes. <example>60</example></param>
    /// <param name="AttemptsPerClass">How often somebody may try. <example>3</example></param>
    /// <param name="Source">The decision it comes from. <example>12/QĐ-SKHCN</example></param>
    /// <param name="ValidFrom">From when it counts.</param>
    public sealed record PassRuleItem(
        int Version, int PassPercent, int AttemptsPerClass, string Source, DateTimeOffset ValidFrom);

    internal sealed record Row(Response Item, uint RowVersion);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, AreaScope scope, CourseDbContext db, HttpResponse response, CancellationToken cancellationToken)
    {
        var own = db.Courses.OwnedWithin(scope, db.Areas);
        var row = await db.Courses.AsNoTracking().AsSplitQuery().VisibleTo(scope, db.Areas)
            .Where(course => course.Id == id)
            .Where(course => course.Versions.Any() || own.Any(drafted => drafted.Id == course.Id))
            .Select(c => new Row(
                new Response(
                    c.Id, c.Code, c.Kind, c.OwnerAreaId,
                    c.Versions.OrderBy(version => version.Number)
                        .Select(v => new VersionItem(v.Number, v.TitleVi, v.TitleEn, v.DurationMinutes, v.PublishedAt))
                        .ToList(),
                    db.PassRules.Where(rule => rule.CourseId == c.Id).OrderBy(rule => rule.Version)
                        .Select(r => new PassRuleItem(
                            r.Version, r.PassPercent, r.AttemptsPerClass, r.Source, r.ValidFrom))
                        .ToList()),
                c.RowVersion))
            .SingleOrDefaultAsync(cancellationToken);
        if (row is null)
            return TypedResults.NotFound();

        response.Headers.ETag = IfMatch.ETag(row.RowVersion);
        return TypedResults.Ok(row.Item);
    }
}
