using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;

namespace Platform.Messaging;

/// <summary>
/// Where the inside bus is: the connection string <c>messaging</c> and the virtual host of the options.
/// </summary>
internal sealed class BrokerAddress(IConfiguration configuration, IOptions<MessagingOptions> options)
{
    public Uri Uri { get; } = new(configuration.GetConnectionString("messaging")!);

    public string VirtualHost => options.Value.VirtualHost;

    public (string Name, string Password) Credentials
    {
        get
        {
            var parts = Uri.UserInfo.Split(':', 2);
            return (Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "");
        }
    }

    /// <summary>A connection that does not repair itself: its owner notices, backs off and opens another.</summary>
    public ConnectionFactory Factory(string clientName) => new()
    {
        Uri = Uri,
        VirtualHost = VirtualHost,
        ClientProvidedName = clientName,
        AutomaticRecoveryEnabled = false,
        TopologyRecoveryEnabled = false,
        RequestedHeartbeat = TimeSpan.FromSeconds(10),
        RequestedConnectionTimeout = TimeSpan.FromSeconds(5),
    };
}
