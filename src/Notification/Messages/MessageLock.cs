using Microsoft.EntityFrameworkCore;

namespace Platform.Notifications.Messages;

internal static class MessageLock
{
    /// <summary>
    /// Loads a message and holds its row to the end of the transaction: the answer to an attempt and a receipt may come
    /// at the same instant, and each must see what the other did.
    /// </summary>
    internal static async Task<Message?> Hold(
        this DbSet<Message> messages, Guid id, CancellationToken cancellationToken) =>
        (await messages.FromSql($"select * from messages where id = {id} for update").ToListAsync(cancellationToken))
            .SingleOrDefault();

    /// <summary>Messages that were waiting for a contact point are tried now.</summary>
    internal static Task<int> Wake(
        this DbSet<Message> messages, IReadOnlyCollection<Guid> learnerIds, DateTimeOffset now,
        CancellationToken cancellationToken) =>
        messages.Where(message => learnerIds.Contains(message.LearnerId) && message.State == MessageState.Pending)
            .ExecuteUpdateAsync(
                set => set.SetProperty(message => message.NextTryAt, (DateTimeOffset?)now), cancellationToken);
}
