using System.Text;
using RabbitMQ.Client;

namespace Platform.Benchmarks;

/// <summary>An operator that exists for this run alone; what it has at the broker goes with it.</summary>
internal sealed class BenchOperator : IAsyncDisposable
{
    private const string Password = "bench-operator-secret";
    private readonly Workbench bench;

    /// <param name="number">Its place among the declared operators of the run.</param>
    internal BenchOperator(Workbench bench, int number)
    {
        this.bench = bench;
        bench.Also[$"Partners:Declared:{number}:Id"] = Id;
        bench.Also[$"Partners:Declared:{number}:Name"] = "Nhà mạng đo tải";
        bench.Also[$"Partners:Declared:{number}:Source"] = Source;
        bench.Also[$"Partners:Declared:{number}:Password"] = Password;
    }

    internal string Id { get; } = $"bench-{Guid.NewGuid():n}"[..16];

    internal string User => $"operator-{Id}";

    private string Source => $"urn:operator:{Id}";

    internal Task<IConnection> ConnectAsync() => new ConnectionFactory
    {
        Uri = bench.Broker,
        VirtualHost = $"/operators/{Id}",
        UserName = User,
        Password = Password,
    }.CreateConnectionAsync();

    /// <summary>Ends with the broker&apos;s confirm.</summary>
    internal async Task PublishAsync(IChannel channel, byte[] body, string? header = null)
    {
        var properties = new BasicProperties
        {
            Persistent = true,
            ContentType = "application/cloudevents+json",
            UserId = User,
        };
        if (header is not null)
            properties.Headers = new Dictionary<string, object?> { [header] = "x" };
        await channel.BasicPublishAsync($"partner.{Id}.in", "", mandatory: true, properties, body);
    }

    /// <summary>A final receipt, as an operator writes it.</summary>
    internal byte[] Receipt(string reference) => Encoding.UTF8.GetBytes(
        $$"""
        {"specversion":"1.0","id":"{{Guid.NewGuid()}}","source":"{{Source}}",
        "type":"vn.bdhvs.message.receipt-reported.v1","time":"{{DateTimeOffset.UtcNow:O}}","subject":"{{reference}}",
        "datacontenttype":"application/json","dataschema":"urn:bdhvs:schema:message.receipt-reported.v1",
        "data":{"reference":"{{reference}}","operatorMessageId":"84120098217","state":"delivered",
        "rawCode":"DELIVRD","occurredAt":"2026-10-10T02:15:30Z"} }
        """);

    /// <summary>Forgets what waits in its queue.</summary>
    internal async Task EmptyAsync()
    {
        using var management = bench.Management();
        await management.DeleteAsync(
            new Uri($"api/queues/%2Foperators%2F{Id}/ingress/contents", UriKind.Relative));
    }

    public async ValueTask DisposeAsync()
    {
        using var management = bench.Management();
        await management.DeleteAsync(new Uri($"api/vhosts/%2Foperators%2F{Id}", UriKind.Relative));
        await management.DeleteAsync(new Uri($"api/users/{User}", UriKind.Relative));
    }
}
