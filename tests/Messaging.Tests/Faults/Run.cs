using System.Net.Http.Json;
using Npgsql;
using Platform.Messaging.TestHost;
using Platform.Messaging.Tests.Host;
using Platform.Testing;

namespace Platform.Messaging.Tests.Faults;

/// <summary>One load on a cluster of bare services, with its ledger and checker.</summary>
internal sealed class Run(FaultCluster cluster) : IAsyncDisposable
{
    private readonly Ledger ledger = new();

    public FaultCluster Cluster => cluster;

    public Driver Driver { get; private set; } = null!;

    public Checker Checker { get; private set; } = null!;

    public static async Task<Run> StartAsync(Sabotage publisher = Sabotage.None, Sabotage consumer = Sabotage.None)
    {
        var run = new Run(await BareServices.StartAsync(publisher, consumer));
        run.Driver = new Driver(run.Cluster, run.ledger);
        run.Checker = new Checker(run.Cluster, run.ledger, run.Driver);
        return run;
    }

    /// <summary>Everything that was sent arrives four more times.</summary>
    public async Task RedeliverAsync()
    {
        await Eventually.True(
            async () => await Number("select count(*) from messaging.outbox") == 0, "everything sent");
        for (var copy = 0; copy < 4; copy++)
            await Redelivery.SendAsync(cluster);
    }

    /// <summary>An outbox row as the writer would make it, in a transaction the test holds.</summary>
    public async Task InsertEventAsync(NpgsqlConnection connection, short part)
    {
        var completion = Samples.Completion();
        await using var command = new NpgsqlCommand("""
            insert into messaging.outbox (part, message_id, aggregate_type, aggregate_id, aggregate_version, type,
              exchange,
              routing_key, payload) values ($1, $2, 'completion', $3, 1, $4, $4, '', $5)
            """, connection);
        foreach (object value in (object[])[
            part, Guid.CreateVersion7(), completion.CompletionId.ToString(), cluster.Event,
                TestService.Body(completion)])
            command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync();
    }

    public Task<long> ArchivedAsync() => Number("select count(*) from messaging.outbox_archive");

    public async Task UnbindAsync()
    {
        using var management = TestVhost.Connect(await TestServers.GetAsync());
        (await management.DeleteAsync(new Uri($"{Bindings}/~", UriKind.Relative))).EnsureSuccessStatusCode();
    }

    public async Task BindAsync()
    {
        using var management = TestVhost.Connect(await TestServers.GetAsync());
        (await management.PostAsJsonAsync(new Uri(Bindings, UriKind.Relative), new { routing_key = "" }))
            .EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        ledger.Dispose();
        await cluster.DisposeAsync();
    }

    private string Bindings => $"api/bindings/{cluster.Vhost.Name}/e/{cluster.Event}/e/{cluster.Queue}";

    private async Task<long> Number(string sql)
    {
        await using var command = cluster.Publisher.Sql.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}

/// <summary>Copies of what the archive holds, under the same ids, as a broker may deliver them.</summary>
internal static class Redelivery
{
    public static async Task SendAsync(FaultCluster cluster)
    {
        await using var command = cluster.Publisher.Sql.CreateCommand(
            $"select message_id, payload from messaging.outbox_archive where type = '{cluster.Event}'");
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            await cluster.Bus.PublishRaw(
                "", Message(reader.GetGuid(0), cluster.Event), reader.GetFieldValue<byte[]>(1), cluster.Queue);
        }
    }

    public static RabbitMQ.Client.BasicProperties Message(Guid? id, string? type) => new()
    {
        MessageId = id?.ToString(),
        ContentType = "application/json",
        DeliveryMode = RabbitMQ.Client.DeliveryModes.Persistent,
        Headers = type is null
            ? []
            : new Dictionary<string,
                object?>
            { ["MT-MessageType"] = System.Text.Encoding.ASCII.GetBytes("urn:message:" + type) },
    };
}
