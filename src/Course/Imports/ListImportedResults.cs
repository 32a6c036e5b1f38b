using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.ServiceDefaults;

namespace Platform.Courses.Imports;

/// <summary>
/// Results that other platforms reported for an area. One that waits has a learner who is not registered there, or not
/// at all: the two look the same.
/// </summary>
internal static class ListImportedResults
{
    /// <param name="Items">A page, oldest first.</param>
    /// <param name="NextCursor">Absent on the last page.</param>
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    /// <param name="Id">Identity of the result.</param>
    /// <param name="Source">Code of the platform, <c>national-platform</c>.</param>
    /// <param name="ExternalId">The name the platform gave it. <example>88213</example></param>
    /// <param name="AreaId">Where its learner is looked for.</param>
    /// <param name="ExternalCourse">The course as the platform names it, <c>vneid-co-ban</c>.</param>
    /// <param name="CourseId">The course it counts as.</param>
    /// <param name="CourseVersion">Version of that course.</param>
    /// <param name="CompletedAt">When the learner was done.</param>
    /// <param name="Waiting">Whether it waits for its learner.</param>
    /// <param name="CompletionId">The completion it led to, or that was there already.</param>
    /// <param name="ScorePercent">Where the platform tells one.</param>
    /// <param name="Withdrawn">Whether it was counted for somebody it does not belong to.</param>
    public sealed record Item(
        Guid Id, string Source, string ExternalId, Guid AreaId, string ExternalCourse, Guid CourseId,
        int CourseVersion, DateTimeOffset CompletedAt, bool Waiting, Guid? CompletionId, int? ScorePercent,
        bool Withdrawn);

    /// <param name="source">Only of this platform, <c>national-platform</c>.</param>
    /// <param name="waiting">Only those that wait, or only those that count.</param>
    /// <param name="cursor">Where the last page ended.</param>
    /// <param name="limit">Rows of a page.</param>
    /// <param name="scope">Area of the token.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    internal static async Task<Ok<Response>> Handle(
        [StringLength(64, MinimumLength = 1)] string? source, bool? waiting, Cursor? cursor,
        [Range(1, 100)] int? limit, AreaScope scope, CourseDbContext db, CancellationToken cancellationToken)
    {
        var (after, size) = Cursor.Page(cursor, limit);
        var items = await db.ImportedResults.AsNoTracking().Within(scope, db.Areas)
            .Where(result => source == null || result.Source == source)
            .Where(result => waiting == null || (result.CountedAt == null) == waiting)
            .Where(result => result.Id > after)
            .OrderBy(result => result.Id)
            .Take(size + 1)
            .Select(result => new Item(
                result.Id, result.Source, result.ExternalId, result.AreaId, result.ExternalCourse, result.CourseId,
                result.CourseVersion, result.CompletedAt, result.CountedAt == null, result.CompletionId,
                result.ScorePercent, result.Withdrawals.Count > 0))
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(items, size, item => item.Id);
        return TypedResults.Ok(new Response(items, next));
    }
}
