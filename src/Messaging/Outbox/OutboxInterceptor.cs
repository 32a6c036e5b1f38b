using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Platform.Messaging.Outbox;

/// <summary>Tells the writer of a context that its rows are committed, whichever way the commit came about.</summary>
internal sealed class OutboxInterceptor : DbTransactionInterceptor, ISaveChangesInterceptor
{
    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) =>
        Committed(eventData.Context);

    public override Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Committed(eventData.Context);
        return Task.CompletedTask;
    }

    int ISaveChangesInterceptor.SavedChanges(SaveChangesCompletedEventData eventData, int result) =>
        Saved(eventData, result);

    ValueTask<int> ISaveChangesInterceptor.SavedChangesAsync(
        SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Saved(eventData, result));

    private static int Saved(SaveChangesCompletedEventData eventData, int result)
    {
        if (eventData.Context is { Database.CurrentTransaction: null })
            Committed(eventData.Context);
        return result;
    }

    private static void Committed(DbContext? db) => db?.GetService<OutboxWriter>().Committed();
}
