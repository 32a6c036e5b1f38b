using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Notifications.Areas;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Contacts;

/// <summary>
/// A learner takes an opting out back, in the words it was said in. Who wants everything by SMS again also takes back
/// what they told the operator.
/// </summary>
internal static class SayOptIn
{
    internal static async Task<Results<NoContent, NotFound>> Handle(
        Guid learnerId, SayOptOut.Request request, AreaScope scope, ClaimsPrincipal user, NotificationDbContext db,
        ContactCipher cipher, TimeProvider time, CancellationToken cancellationToken)
    {
        var contact = await db.Contacts.AsNoTracking().Within(scope, db)
            .SingleOrDefaultAsync(contact => contact.LearnerId == learnerId, cancellationToken);
        if (contact is null)
            return TypedResults.NotFound();

        var said = await SayOptOut.Find(learnerId, request, db, cancellationToken);
        said?.Say(optedOut: false, user.Actor(), time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        if (request.Channel is null or "sms" && request.Topic is null && contact.SealedPhone is { } phone)
        {
            var key = cipher.KeyOf(cipher.Open(learnerId, phone));
            await db.NumberRefusals.Where(refusal => refusal.RecipientKey == key)
                .ExecuteDeleteAsync(cancellationToken);
        }

        return TypedResults.NoContent();
    }
}
