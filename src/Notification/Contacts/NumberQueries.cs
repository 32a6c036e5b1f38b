using Microsoft.EntityFrameworkCore;
using Platform.Notifications.Sending;

namespace Platform.Notifications.Contacts;

internal static class NumberQueries
{
    /// <summary>
    /// Key of the number that a message went to by SMS, whatever channel it took afterwards and however long ago: what
    /// its owner answers holds for it. Null where whoever it was has been erased since.
    /// </summary>
    internal static Task<byte[]?> NumberOf(
        this NotificationDbContext db, Guid reference, CancellationToken cancellationToken) => db.MessageAttempts
        .Where(attempt => attempt.MessageId == reference && attempt.Channel == ChannelNames.Sms)
        .Where(attempt => attempt.RecipientKey != null)
        .OrderByDescending(attempt => attempt.Number).Select(attempt => attempt.RecipientKey)
        .FirstOrDefaultAsync(cancellationToken);
}
