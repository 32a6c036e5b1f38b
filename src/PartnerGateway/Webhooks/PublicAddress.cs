using System.Net;
using System.Net.Sockets;

namespace Platform.Partners.Webhooks;

/// <summary>
/// Where webhooks may go: the public Internet over TLS, and nowhere that only this machine or its network reaches.
/// </summary>
internal static class PublicAddress
{
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
            "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            // Addresses that carry another address inside them, documentation.
            "2001::/32", "2001:db8::/32", "2002::/16",
        }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    internal static bool Is(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return (address.AddressFamily is AddressFamily.InterNetwork || GlobalUnicast.Contains(address))
            && !NotPublic.Any(network => network.Contains(address));
    }

    /// <returns>Whether the text is an address we would ever call; what its name leads to is looked at later.</returns>
    internal static bool IsCallable(string text, bool allowPrivate, out Uri url) =>
        Uri.TryCreate(text, UriKind.Absolute, out url!)
        && (url.Scheme == Uri.UriSchemeHttps || (allowPrivate && url.Scheme == Uri.UriSchemeHttp))
        && url.UserInfo.Length == 0 && url.Fragment.Length == 0
        && (allowPrivate || url.IsDefaultPort || url.Port == 8443);

    /// <summary>
    /// Resolves the name now and connects to exactly the address that was looked at: a name that leads elsewhere a
    /// moment later leads nowhere. No proxy is asked and no redirect followed.
    /// </summary>
    internal static SocketsHttpHandler Handler(bool allowPrivate) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        MaxResponseHeadersLength = 16,
        ConnectCallback = async (context, cancellationToken) =>
        {
            var address = (await Resolve(context.DnsEndPoint.Host, allowPrivate, cancellationToken))
                ?? throw new HttpRequestException("The webhook leads to an address that is not public.");
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(address, context.DnsEndPoint.Port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    };

    /// <returns>An address of the host, or null where any of them is not public.</returns>
    internal static async Task<IPAddress?> Resolve(
        string host, bool allowPrivate, CancellationToken cancellationToken)
    {
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(host, cancellationToken);
            return allowPrivate || addresses.All(Is) ? addresses.FirstOrDefault() : null;
        }
        catch (SocketException)
        {
            return null;
        }
    }
}
