using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.Courses.Courses;
using Platform.Courses.Learners;
using Platform.ServiceDefaults;

namespace Platform.Courses.Programmes;

/// <summary>
/// Who completed a programme inside the scope: under which version, offered by whom at that time, taken over by which
/// programme since. Those that were reversed are among them.
/// </summary>
internal static class ListProgrammeCompletions
{
    /// <param name="Items">In the order they were completed.</param>
    /// <param name="NextCursor">Where the next page starts.</param>
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    /// <param name="Id">Identity of the completion.</param>
    /// <param name="LearnerId">The learner.</param>
    /// <param name="ProgrammeVersion">The version the learner was on. <example>1</example></param>
    /// <param name="Issuer">Who offered it, by its name then. <example>Sở Khoa học và Công nghệ</example></param>
    /// <param name="SucceededBy">The programme that has taken it over since.</param>
    /// <param name="AreaId">Where the last module was done.</param>
    /// <param name="CompletionIds">The completions of courses it rests on.</param>
    /// <param name="CompletedAt">When.</param>
    /// <param name="ReversedAt">Since when it counts no longer.</param>
    public sealed record Item(
        Guid Id, Guid LearnerId, int ProgrammeVersion, string Issuer, Guid? SucceededBy, Guid AreaId,
        Guid[] CompletionIds, DateTimeOffset CompletedAt, DateTimeOffset? ReversedAt);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, Guid? learnerId, Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope, CourseDbContext db,
        CancellationToken cancellationToken)
    {
        var programme = await db.Programmes.AsNoTracking().VisibleTo(scope, db.Areas)
            .SingleOrDefaultAsync(programme => programme.Id == id, cancellationToken);
        if (programme is null)
            return TypedResults.NotFound();

        var (after, size) = Cursor.Page(cursor, limit);
        var person = learnerId is { } asked ? (await db.Person(asked, cancellationToken)).Ids : null;
        var successor = programme.SucceededBy;
        var items = await db.ProgrammeCompletions.AsNoTracking().Within(scope, db.Areas)
            .Where(completion => completion.ProgrammeId == id && completion.Id > after)
            .Where(completion => person == null || person.Contains(completion.LearnerId))
            .Join(
                db.ProgrammeVersions,
                completion => new { completion.ProgrammeId, Number = completion.ProgrammeVersion },
                version => new { version.ProgrammeId, version.Number },
                (c, v) => new { c, v.Issuer })
            .OrderBy(row => row.c.Id)
            .Take(size + 1)
            .Select(row => new Item(
                row.c.Id, row.c.LearnerId, row.c.ProgrammeVersion, row.Issuer, successor, row.c.AreaId,
                row.c.CompletionIds, row.c.CompletedAt, row.c.ReversedAt))
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(items, size, item => item.Id);
        return TypedResults.Ok(new Response(items, next));
    }
}
