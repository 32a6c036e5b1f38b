using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Courses.Areas;
using Platform.ServiceDefaults;

namespace Platform.Courses.Enrolments;

/// <summary>Who waits for a seat in a class, in the order in which seats will be given, and why.</summary>
internal static class ListWaiting
{
    /// <param name="PolicyVersion">Version of the seat policy the order comes from.</param>
    /// <param name="PolicySource">The decision behind the policy. <example>Kế hoạch 120/KH-UBND</example></param>
    /// <param name="Items">A page; the next seat goes to the first.</param>
    /// <param name="NextCursor">Absent on the last page.</param>
    public sealed record Response(
        int PolicyVersion, string PolicySource, IReadOnlyList<Item> Items, string? NextCursor);

    /// <param name="Id">Identity of the enrolment.</param>
    /// <param name="LearnerId">Who waits.</param>
    /// <param name="Position">1 gets the next seat.</param>
    /// <param name="Priority">Rank under the policy; 1 is served first.</param>
    /// <param name="Audience">The audience that gives the rank; absent where the policy names none of theirs.
    /// <example>cadre</example></param>
    /// <param name="Since">Since when they wait; among equals who waits longer comes first.</param>
    /// <param name="Reason">The same for people to read. <example>Ưu tiên 1: cadre</example></param>
    /// <param name="ReasonEn">The same in English. <example>Priority 1: cadre</example></param>
    public sealed record Item(
        Guid Id, Guid LearnerId, int Position, int Priority, string? Audience, DateTimeOffset Since, string Reason,
        string ReasonEn);

    /// <param name="id">The class.</param>
    /// <param name="cursor">Where the last page ended.</param>
    /// <param name="limit">Rows of a page.</param>
    /// <param name="scope">Area of the token.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    internal static async Task<Results<Ok<Response>, NotFound>> Handle(
        Guid id, Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope, CourseDbContext db, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var joined = await db.Classes.AsNoTracking().Within(scope, db.Areas)
            .SingleOrDefaultAsync(@class => @class.Id == id, cancellationToken);
        if (joined is null)
            return TypedResults.NotFound();

        var (after, size) = Cursor.Page(cursor, limit);
        var policy = await SeatPolicy.Of(joined, db, time.GetUtcNow(), cancellationToken);
        var waiting = db.Waiting(id, policy);
        // Whoever ended the last page may have got a seat meanwhile: then the list begins anew.
        var page = await waiting
            .Where(row => row.Position > waiting.Where(last => last.Id == after).Sum(last => last.Position))
            .OrderBy(row => row.Position).Take(size + 1).ToListAsync(cancellationToken);
        var next = Cursor.Next(page, size, row => row.Id);
        return TypedResults.Ok(new Response(
            policy.Version, policy.Source, [.. page.Select(row => Describe(row, policy))], next));
    }

    private static Item Describe(WaitingRow row, SeatPolicy policy)
    {
        var audience = policy.AudienceOf(row.Rank);
        return new Item(
            row.Id, row.LearnerId, row.Position, row.Rank, audience, row.Since,
            $"Ưu tiên {row.Rank}: {audience ?? "đối tượng khác"}", $"Priority {row.Rank}: {audience ?? "all others"}");
    }
}
