using System.Net;
using System.Net.Sockets;

namespace Platform.LocalHosting;

/// <summary>Ports on the loopback addresses.</summary>
internal static class FreePort
{
    public static bool HasIPv6Loopback { get; } = CanListen(IPAddress.IPv6Loopback, 0);

    public static int Next()
    {
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var port = ((IPEndPoint)listener.LocalEndpoint).Port;
            // `localhost` means both addresses.
            if (!HasIPv6Loopback || CanListen(IPAddress.IPv6Loopback, port))
                return port;
        }
    }

    public static bool IsFree(int port) =>
        CanListen(IPAddress.Loopback, port) && (!HasIPv6Loopback || CanListen(IPAddress.IPv6Loopback, port));

    private static bool CanListen(IPAddress address, int port)
    {
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
