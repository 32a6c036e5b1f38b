using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Learners.Areas;
using Platform.ServiceDefaults;

namespace Platform.Learners.Breaches;

/// <summary>The breach register in the order of writing, each line with the time that is left.</summary>
internal static class ListBreaches
{
    /// <param name="Items">In the order they were written down.</param>
    /// <param name="NextCursor">Where the next page starts.</param>
    public sealed record Response(IReadOnlyList<BreachItem> Items, string? NextCursor);

    /// <param name="notified">Those the authority was told of, or those it was not told of yet.</param>
    /// <param name="overdue">Those it was told of too late, or not at all in time; or the others.</param>
    /// <param name="cursor">Where the page starts.</param>
    /// <param name="limit">Length of the page.</param>
    /// <param name="scope">The caller&apos;s area.</param>
    /// <param name="db">The context of the request.</param>
    /// <param name="vault">Opens the descriptions.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    internal static async Task<Ok<Response>> Handle(
        bool? notified, bool? overdue, Cursor? cursor, [Range(1, 100)] int? limit, AreaScope scope,
        LearnerDbContext db, PersonalDataVault vault, TimeProvider time, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (after, size) = Cursor.Page(cursor, limit);
        var rows = await db.Breaches.AsNoTracking().Within(scope)
            .Where(breach => notified == null || breach.NotifiedAt != null == notified)
            .Where(breach => overdue == null || (breach.NotifiedAt ?? now) > breach.NotifyBy == overdue)
            .Where(breach => breach.Id > after)
            .OrderBy(breach => breach.Id)
            .Take(size + 1)
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new Response(
            [.. rows.Take(size).Select(breach => BreachItem.Of(breach, now, vault))],
            Cursor.Next(rows, size, breach => breach.Id)));
    }
}
