namespace Platform.LocalHosting;

/// <summary>How to start a private PostgreSQL or RabbitMQ from the programs installed on this machine.</summary>
public sealed record LocalServerOptions
{
    /// <summary>
    /// Where data, configuration and the server's log live; reused by the next start. Null: a temporary folder that is
    /// removed when the server is disposed.
    /// </summary>
    public string? DataDirectory { get; init; }

    /// <summary>The port on 127.0.0.1; null takes a free one.</summary>
    public int? Port { get; init; }

    /// <summary>The port of the broker's management API; null takes a free one.</summary>
    public int? ManagementPort { get; init; }

    /// <summary>The first user: superuser or administrator. Null: `postgres`, `guest`.</summary>
    public string? UserName { get; init; }

    /// <summary>That user's password, fixed when the data is made. Null: generated and kept with the data.</summary>
    public string? Password { get; init; }

    /// <summary>Further server settings: `postgres -c` names, or lines of rabbitmq.conf.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Receives a line for each thing worth telling a person who waits.</summary>
    public Action<string>? Log { get; init; }

    /// <summary>How long the server may take until it answers.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);
}
