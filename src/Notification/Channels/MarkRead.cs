using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging;
using Platform.Notifications.Areas;
using Platform.Notifications.Contacts;
using Platform.Notifications.Messages;
using Platform.Notifications.Sending;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Channels;

/// <summary>The learner has read a notice: it came through, and goes by no other channel.</summary>
internal static class MarkRead
{
    internal static async Task<Results<NoContent, NotFound>> Handle(
        Guid learnerId, Guid id, AreaScope scope, NotificationDbContext db, TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (!await db.Contacts.Within(scope, db).AnyAsync(
            contact => contact.LearnerId == learnerId, cancellationToken))
            return TypedResults.NotFound();

        var person = await db.PersonIds([learnerId], cancellationToken);
        var message = await db.Messages.Hold(id, cancellationToken);
        if (message is null || message.Channel != ChannelNames.Inbox || !person.Contains(message.LearnerId))
            return TypedResults.NotFound();

        if (message.Report("delivered", time.GetUtcNow(), channel: ChannelNames.Inbox) is { } delivered)
            db.AddEvent(delivered);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
