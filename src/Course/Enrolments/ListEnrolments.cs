using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.ServiceDefaults;

namespace Platform.Courses.Enrolments;

/// <summary>The roll of a class, in the order of enrolment.</summary>
internal static class ListEnrolments
{
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    public sealed record Item(Guid Id, Guid LearnerId, DateTimeOffset EnrolledAt);

    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope, CourseDbContext db,
        CancellationToken cancellationToken)
    {
        if (!await db.Classes.Within(scope, db.Areas).AnyAsync(@class => @class.Id == id, cancellationToken))
            return TypedResults.NotFound();

        var (after, size) = Cursor.Page(cursor, limit);
        var items = await db.Enrolments.AsNoTracking()
            .Where(enrolment => enrolment.ClassId == id && enrolment.Id > after)
            .OrderBy(enrolment => enrolment.Id)
            .Take(size + 1)
            .Select(enrolment => new Item(enrolment.Id, enrolment.LearnerId, enrolment.EnrolledAt))
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(items, size, item => item.Id);
        return TypedResults.Ok(new Response(items, next));
    }
}
