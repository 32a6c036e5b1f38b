using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Platform.Messaging.Tests.Host;

/// <summary>
/// Stands between a service and a server on loopback, and can be cut: open connections are reset, new ones refused.
/// </summary>
internal sealed class FaultProxy : IDisposable
{
    private readonly string host;
    private readonly int port;
    private readonly ConcurrentDictionary<Socket, bool> open = new();
    private TcpListener? listener;

    public FaultProxy(string host, int port)
    {
        (this.host, this.port) = (host, port);
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        Port = ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public int Port { get; }

    public void Restore()
    {
        listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Start();
        _ = AcceptAsync(listener);
    }

    public void Cut()
    {
        listener?.Stop();
        foreach (var socket in open.Keys)
        {
            socket.Close(0); // a reset, not a farewell
        }

        open.Clear();
    }

    public void Dispose() => Cut();

    private async Task AcceptAsync(TcpListener accepting)
    {
        try
        {
            while (true)
                _ = ForwardAsync(await accepting.AcceptSocketAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Cut.
        }
    }

    private async Task ForwardAsync(Socket client)
    {
        using var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        client.NoDelay = server.NoDelay = true;
        open[client] = open[server] = true;
        try
        {
            await server.ConnectAsync(host, port);
            await using var near = new NetworkStream(client);
            await using var far = new NetworkStream(server);
            await Task.WhenAny(near.CopyToAsync(far), far.CopyToAsync(near));
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // Cut.
        }
        finally
        {
            open.TryRemove(client, out _);
            open.TryRemove(server, out _);
            client.Dispose();
        }
    }
}
