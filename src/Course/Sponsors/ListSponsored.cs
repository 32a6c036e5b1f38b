using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Enrolments;
using Platform.ServiceDefaults;

namespace Platform.Courses.Sponsors;

/// <summary>The people an organisation has sent to classes, and nobody else.</summary>
internal static class ListSponsored
{
    /// <param name="Items">A page, in the order of enrolment.</param>
    /// <param name="NextCursor">Absent on the last page.</param>
    public sealed record Response(IReadOnlyList<Item> Items, string? NextCursor);

    /// <param name="Id">Identity of the enrolment.</param>
    /// <param name="ClassId">The class.</param>
    /// <param name="LearnerId">The learner.</param>
    /// <param name="State">A seat, a place on the waiting list, or neither any more.</param>
    /// <param name="EnrolledAt">When the seat was given; of somebody who waits, when it was asked for.</param>
    public sealed record Item(
        Guid Id, Guid ClassId, Guid LearnerId, EnrolmentState State, DateTimeOffset EnrolledAt);

    /// <param name="cursor">Where the last page ended.</param>
    /// <param name="limit">Rows of a page.</param>
    /// <param name="sponsor">Organisation of the token.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    internal static async Task<Ok<Response>> Handle(
        Cursor? cursor, [Range(1, 100)] int? limit, OrganisationScope sponsor, CourseDbContext db,
        CancellationToken cancellationToken)
    {
        var (after, size) = Cursor.Page(cursor, limit);
        var items = await db.Enrolments.AsNoTracking()
            .Where(row => row.SponsorId == sponsor.OrganisationId && row.Id > after)
            .OrderBy(row => row.Id)
            .Take(size + 1)
            .Select(row => new Item(row.Id, row.ClassId, row.LearnerId, row.State, row.EnrolledAt))
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(items, size, item => item.Id);
        return TypedResults.Ok(new Response(items, next));
    }
}
