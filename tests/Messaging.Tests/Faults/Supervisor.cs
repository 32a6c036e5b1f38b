namespace Platform.Messaging.Tests.Faults;

/// <summary>
/// Starts every replica of the consumer with a failpoint, and again whenever it dies, as a service manager does. Leaves
/// healthy replicas behind.
/// </summary>
internal sealed class Supervisor(FaultCluster cluster, string failpoints) : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly List<Task> watches = [];
    private int deaths;

    public int Deaths => deaths;

    public async Task StartAsync()
    {
        var armed = new Dictionary<string, string?> { ["FAILPOINTS"] = failpoints };
        for (var replica = 0; replica < cluster.Consumer.Count; replica++)
        {
            await cluster.Consumer.Replicas[replica]!.DisposeAsync();
            cluster.Consumer.Replicas[replica] = cluster.Start(cluster.Consumer, armed);
            watches.Add(WatchAsync(replica, armed));
        }

        await Task.WhenAll(cluster.Consumer.Replicas.Select(process => process!.ReadyAsync()));
        await cluster.ConsumersAttachedAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(watches);
        stop.Dispose();
        for (var replica = 0; replica < cluster.Consumer.Count; replica++)
        {
            await cluster.Consumer.Replicas[replica]!.DisposeAsync();
            cluster.Consumer.Replicas[replica] = cluster.Start(cluster.Consumer);
        }

        await Task.WhenAll(cluster.Consumer.Replicas.Select(process => process!.ReadyAsync()));
    }

    private async Task WatchAsync(int replica, Dictionary<string, string?> settings)
    {
        while (true)
        {
            try
            {
                await cluster.Consumer.Replicas[replica]!.ExitedAsync().WaitAsync(stop.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            Interlocked.Increment(ref deaths);
            cluster.Consumer.Replicas[replica] = cluster.Start(cluster.Consumer, settings);
        }
    }
}
