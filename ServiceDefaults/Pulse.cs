using System.Threading.Channels;

namespace Platform.ServiceDefaults;

/// <summary>
/// Wakes a worker of this process when there is work for it. Only a shortcut: what another process committed, or a
/// signal missed, the worker finds by polling. Register it as a singleton; the type argument tells the pulses of a
/// process apart.
/// </summary>
/// <typeparam name="TWork">What the worker works on.</typeparam>
public sealed class Pulse<TWork>
{
    private readonly Channel<bool> signal = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>
    /// Wakes one waiting worker. Where none waits, the next to wait goes on at once; further signals until then add
    /// nothing.
    /// </summary>
    public void Set() => signal.Writer.TryWrite(true);

    /// <summary>Ends with the next signal, at the latest after <paramref name="limit"/>.</summary>
    /// <param name="limit">Longest time between two looks at the work.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>A task that ends when the worker should look.</returns>
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
