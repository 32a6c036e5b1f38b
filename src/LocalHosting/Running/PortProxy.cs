using System.Net;
using System.Net.Sockets;

namespace Platform.LocalHosting.Running;

/// <summary>One port in front of several processes: connections go round among those that accept.</summary>
internal sealed class PortProxy : IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly List<TcpListener> listeners;
    private readonly IReadOnlyList<int> targets;
    private readonly Task accepting;
    private int turn;

    public PortProxy(int port, IReadOnlyList<int> targets)
    {
        this.targets = targets;
        listeners = [.. Addresses().Select(address => Listen(address, port))];
        accepting = Task.WhenAll(listeners.Select(AcceptAsync));
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        foreach (var listener in listeners)
            listener.Dispose();
        await accepting;
        stopping.Dispose();
    }

    private static IEnumerable<IPAddress> Addresses() =>
        Socket.OSSupportsIPv6 && FreePort.HasIPv6Loopback ? [IPAddress.Loopback, IPAddress.IPv6Loopback] : [IPAddress.Loopback];

    private static TcpListener Listen(IPAddress address, int port)
    {
        var listener = new TcpListener(address, port);
        listener.Start();
        return listener;
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                _ = ServeAsync(await listener.AcceptSocketAsync(stopping.Token));
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (SocketException)
            {
                // The peer gave up between its knock and our answer.
            }
        }
    }

    private async Task ServeAsync(Socket client)
    {
        try
        {
            using (client)
            using (var server = await ConnectAsync())
            {
                client.NoDelay = server.NoDelay = true;
                await using var near = new NetworkStream(client);
                await using var far = new NetworkStream(server);
                var forth = PumpAsync(near, far, server);
                var back = PumpAsync(far, near, client);
                // One direction may end before the other; but when one breaks, both ends must learn it.
                await await Task.WhenAny(forth, back);
                await Task.WhenAll(forth, back);
            }
        }
        catch (Exception e) when (e is SocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // A broken connection is the peers' affair; both ends are closed now.
        }
    }

    private async Task<Socket> ConnectAsync()
    {
        var start = Interlocked.Increment(ref turn) & int.MaxValue;
        for (var attempt = 0; ; attempt++)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync("localhost", targets[(start + attempt) % targets.Count], stopping.Token);
                return socket;
            }
            catch (SocketException)
            {
                socket.Dispose();
                if (attempt >= targets.Count - 1)
                    throw;
            }
        }
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to, Socket receiver)
    {
        await from.CopyToAsync(to, stopping.Token);
        receiver.Shutdown(SocketShutdown.Send);
    }
}
