using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Trials;

/// <summary>Puts a learner on the list of those who get messages while the platform is being tried out.</summary>
internal static class InviteGuest
{
    internal static async Task<NoContent> Handle(
        Guid learnerId, ClaimsPrincipal user, NotificationDbContext db, TimeProvider time,
        CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into trial_guests (learner_id, invited_by, invited_at)
            values ({learnerId}, {user.Actor()}, {time.GetUtcNow()}) on conflict do nothing
            """,
            cancellationToken);
        return TypedResults.NoContent();
    }
}
