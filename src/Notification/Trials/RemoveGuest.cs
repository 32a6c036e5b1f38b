using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Platform.Notifications.Trials;

/// <summary>Takes a learner off the list; what was sent stays sent.</summary>
internal static class RemoveGuest
{
    internal static async Task<NoContent> Handle(
        Guid learnerId, NotificationDbContext db, CancellationToken cancellationToken)
    {
        await db.TrialGuests.Where(guest => guest.LearnerId == learnerId).ExecuteDeleteAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
