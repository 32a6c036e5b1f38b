using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Learners;
using Platform.ServiceDefaults;

namespace Platform.Courses.Completions;

/// <summary>Completions of an area and everything below it, those that were reversed among them.</summary>
internal static class ListCompletions
{
    /// <param name="Items">A page, oldest first.</param>
    /// <param name="NextCursor">Absent on the last page.</param>
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    /// <param name="Id">Identity of the completion.</param>
    /// <param name="LearnerId">Who.</param>
    /// <param name="CourseId">Which course.</param>
    /// <param name="CourseVersion">Which version of it.</param>
    /// <param name="Cycle">1, and more only where the course has to be renewed.</param>
    /// <param name="AreaId">Where.</param>
    /// <param name="AssuranceLevel">What the evidence is worth, <c>attended</c>.</param>
    /// <param name="CompletedAt">When the last piece of evidence came about.</param>
    /// <param name="ClassId">The class; absent where it was done elsewhere, or by practice alone.</param>
    /// <param name="Source">The other platform, <c>national-platform</c>.</param>
    /// <param name="ScorePercent">Best score; absent where none is known.</param>
    /// <param name="ReversedAt">Since when it counts no longer.</param>
    public sealed record Item(
        Guid Id, Guid LearnerId, Guid CourseId, int CourseVersion, int Cycle, Guid AreaId, string AssuranceLevel,
        DateTimeOffset CompletedAt, Guid? ClassId, string? Source, int? ScorePercent, DateTimeOffset? ReversedAt);

    /// <param name="learnerId">Only what this person did, under any of their ids.</param>
    /// <param name="courseId">Only this course.</param>
    /// <param name="cursor">Where the last page ended.</param>
    /// <param name="limit">Rows of a page.</param>
    /// <param name="scope">Area of the token.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    internal static async Task<Ok<Response>> Handle(
        Guid? learnerId, Guid? courseId, Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope,
        CourseDbContext db, CancellationToken cancellationToken)
    {
        var (after, size) = Cursor.Page(cursor, limit);
        var person = learnerId is { } id ? (await db.Person(id, cancellationToken)).Ids : null;
        var items = await db.Completions.AsNoTracking()
            .Within(scope, db.Areas)
            .Where(completion => person == null || person.Contains(completion.LearnerId))
            .Where(completion => courseId == null || completion.CourseId == courseId)
            .Where(completion => completion.Id > after)
            .OrderBy(completion => completion.Id)
            .Take(size + 1)
            .Select(c => new Item(
                c.Id, c.LearnerId, c.CourseId, c.CourseVersion, c.Cycle, c.AreaId, c.AssuranceLevel, c.CompletedAt,
                c.ClassId, c.Source, c.ScorePercent, c.ReversedAt))
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(items, size, item => item.Id);
        return TypedResults.Ok(new Response(items, next));
    }
}
