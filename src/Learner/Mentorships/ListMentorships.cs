using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Mentorships;

/// <summary>Mentorships of the scope, of one mentor or of one mentee; also those that are over.</summary>
internal static class ListMentorships
{
    /// <param name="Items">In the order they began.</param>
    /// <param name="NextCursor">Where the next page starts.</param>
    public sealed record Response(IReadOnlyList<MentorshipItem> Items, string? NextCursor);

    internal static async Task<Ok<Response>> Handle(
        Guid? mentorId, Guid? menteeId, Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope,
        LearnerDbContext db, CancellationToken cancellationToken)
    {
        var (after, size) = Cursor.Page(cursor, limit);
        var items = await db.Mentorships.AsNoTracking().Within(scope)
            .Where(m => (mentorId == null || m.MentorId == mentorId) && (menteeId == null || m.MenteeId == menteeId))
            .Where(m => m.Id > after).OrderBy(m => m.Id).Take(size + 1)
            .Select(m => MentorshipItem.Of(m)).ToListAsync(cancellationToken);
        var next = Cursor.Next(items, size, item => item.Id);
        return TypedResults.Ok(new Response(items, next));
    }
}
