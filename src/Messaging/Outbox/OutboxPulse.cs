using System.Threading.Channels;

namespace Platform.Messaging.Outbox;

/// <summary>
/// Wakes the relay of this process after a commit. The database is not asked to notify: <c>pg_notify</c> in the writing
/// transaction costs most of the commits of a busy table; other processes notice by polling.
/// </summary>
internal sealed class OutboxPulse
{
    private readonly Channel<bool> signal = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Set() => signal.Writer.TryWrite(true);

    /// <summary>Ends with the next signal, at the latest after <paramref name="limit"/>.</summary>
    public async Task WaitAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timer.CancelAfter(limit);
        try
        {
            await signal.Reader.ReadAsync(timer.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nothing happened in this process; others may have written.
        }
    }
}
