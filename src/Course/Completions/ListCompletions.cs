using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Learners;
using Platform.ServiceDefaults;

namespace Platform.Courses.Completions;

internal static class ListCompletions
{
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    public sealed record Item(
        Guid Id, Guid LearnerId, Guid CourseId, int CourseVersion, Guid ClassId, Guid AreaId, string AssuranceLevel,
        int ScorePercent, DateTimeOffset CompletedAt);

    internal static async Task<Ok<Response>> Handle(
        Guid? learnerId, Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope, CourseDbContext db,
        CancellationToken cancellationToken)
    {
        var (after, size) = Cursor.Page(cursor, limit);
        var person = learnerId is { } id ? (await db.Person(id, cancellationToken)).Ids : null;
        var items = await db.Completions.AsNoTracking()
            .Within(scope, db.Areas)
            .Where(completion => person == null || person.Contains(completion.LearnerId))
            .Where(completion => completion.Id > after)
            .OrderBy(completion => completion.Id)
            .Take(size + 1)
            .Select(c => new Item(
                c.Id, c.LearnerId, c.CourseId, c.CourseVersion, c.ClassId, c.AreaId, c.AssuranceLevel, c.ScorePercent,
                c.CompletedAt))
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(items, size, item => item.Id);
        return TypedResults.Ok(new Response(items, next));
    }
}
