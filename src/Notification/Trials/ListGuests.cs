using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Trials;

/// <summary>Whether only guests get messages, and who they are.</summary>
internal static class ListGuests
{
    /// <param name="LearnerId">The guest.</param>
    /// <param name="InvitedBy">Who added them. <example>https://id.example|a81f</example></param>
    /// <param name="InvitedAt">When they were added.</param>
    public sealed record Item(Guid LearnerId, string InvitedBy, DateTimeOffset InvitedAt);

    /// <param name="TrialMode">Whether only guests get anything.</param>
    /// <param name="Items">The guests of this page.</param>
    /// <param name="NextCursor">Where the next page begins.</param>
    public sealed record Response(bool TrialMode, IReadOnlyList<Item> Items, string? NextCursor);

    internal static async Task<Ok<Response>> Handle(
        Cursor? cursor, [Range(1, 100)] int? limit, NotificationDbContext db, IOptions<NotificationOptions> options,
        CancellationToken cancellationToken)
    {
        var (after, size) = Cursor.Page(cursor, limit);
        var rows = await db.TrialGuests.AsNoTracking().Where(guest => guest.LearnerId > after)
            .OrderBy(guest => guest.LearnerId).Take(size + 1)
            .Select(guest => new Item(guest.LearnerId, guest.InvitedBy, guest.InvitedAt))
            .ToListAsync(cancellationToken);
        var next = Cursor.Next(rows, size, row => row.LearnerId);
        return TypedResults.Ok(new Response(options.Value.TrialMode, rows, next));
    }
}
