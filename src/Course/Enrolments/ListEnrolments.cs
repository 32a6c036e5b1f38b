using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.ServiceDefaults;

namespace Platform.Courses.Enrolments;

/// <summary>The roll of a class, in the order of enrolment.</summary>
internal static class ListEnrolments
{
    /// <param name="Items">A page.</param>
    /// <param name="NextCursor">Absent on the last page.</param>
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    /// <param name="Id">Identity of the enrolment.</param>
    /// <param name="LearnerId">The learner, by the registration they were enrolled with.</param>
    /// <param name="State">A seat, a place on the waiting list, or neither any more.</param>
    /// <param name="Mode">How the learner came to the class.</param>
    /// <param name="EnrolledAt">When the seat was given; of somebody who waits, when it was asked for.</param>
    public sealed record Item(
        Guid Id, Guid LearnerId, EnrolmentState State, EnrolmentMode Mode, DateTimeOffset EnrolledAt);

    /// <param name="id">The class.</param>
    /// <param name="state">Whom to list; those who have a seat where nothing is said.</param>
    /// <param name="cursor">Where the last page ended.</param>
    /// <param name="limit">Rows of a page.</param>
    /// <param name="scope">Area of the token.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, Coded<EnrolmentState>? state, Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope,
        CourseDbContext db, CancellationToken cancellationToken)
    {
        if (!await db.Classes.Within(scope, db.Areas).AnyAsync(@class => @class.Id == id, cancellationToken))
            return TypedResults.NotFound();

        var (after, size) = Cursor.Page(cursor, limit);
        var wanted = state?.Value ?? EnrolmentState.Enrolled;
        var items = await db.Enrolments.AsNoTracking()
            .Where(row => row.ClassId == id && row.State == wanted && row.Id > after)
            .OrderBy(row => row.Id)
            .Take(size + 1)
            .Select(row => new Item(row.Id, row.LearnerId, row.State, row.Mode, row.EnrolledAt))
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(items, size, item => item.Id);
        return TypedResults.Ok(new Response(items, next));
    }
}
