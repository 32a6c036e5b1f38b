using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Signing;

/// <summary>Wakes the signing job when a transaction of this process commits.</summary>
internal sealed class SigningInterceptor(Pulse<SigningIntent> pulse) : DbTransactionInterceptor
{
    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) =>
        pulse.Set();

    public override Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        pulse.Set();
        return Task.CompletedTask;
    }
}
