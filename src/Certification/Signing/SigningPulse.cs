using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Platform.Certifications.Signing;

/// <summary>
/// Wakes the signing job when a transaction of this process commits. Only a shortcut: whatever it misses, the poll
/// finds.
/// </summary>
internal sealed class SigningPulse : DbTransactionInterceptor, IDisposable
{
    private readonly SemaphoreSlim signal = new(0, 1);

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Wake();

    public override Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Wake();
        return Task.CompletedTask;
    }

    public void Dispose() => signal.Dispose();

    internal Task Wait(TimeSpan atMost, CancellationToken cancellationToken) =>
        signal.WaitAsync(atMost, cancellationToken);

    private void Wake()
    {
        try
        {
            signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // A wake-up is already waiting to be taken.
        }
    }
}
