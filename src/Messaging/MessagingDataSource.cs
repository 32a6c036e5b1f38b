using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Platform.Messaging;

/// <summary>
/// Connections of Messaging itself: relay, parking, redrive, metrics. A pool apart from the one of the endpoints, and
/// keepalives, so that the lease of a relay that was cut off ends within seconds.
/// </summary>
internal sealed class MessagingDataSource : IAsyncDisposable
{
    public MessagingDataSource(IConfiguration configuration, MessagingService service)
    {
        var connection = new NpgsqlConnectionStringBuilder(configuration.GetConnectionString(service.Name))
        {
            ApplicationName = service.Name + "-messaging",
            MaxPoolSize = 24,
            MaxAutoPrepare = 20,
            AutoPrepareMinUsages = 3,
            Timeout = 5,
            CommandTimeout = 15,
            TcpKeepAlive = true,
            TcpKeepAliveTime = 5,
            TcpKeepAliveInterval = 3,
        };
        Source = NpgsqlDataSource.Create(connection.ConnectionString);
    }

    public NpgsqlDataSource Source { get; }

    public ValueTask DisposeAsync() => Source.DisposeAsync();
}
