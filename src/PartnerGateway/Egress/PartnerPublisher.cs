using System.Buffers;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Partners.Ingress;
using Platform.Partners.Partners;
using RabbitMQ.Client;

namespace Platform.Partners.Egress;

/// <summary>
/// Publishes the feed of one operator to its queue: mandatory, with confirms, entries of a subject in their order. An
/// entry whose confirm is missing is published again with the same CloudEvents id.
/// </summary>
internal sealed class PartnerPublisher(
    PartnerConnections connections, IServiceScopeFactory scopes, SchemaCatalog schemas, FeedPulses pulses,
    IOptions<PartnersOptions> options, TimeProvider time, ILogger<PartnerPublisher> logger)
{
    private const int BatchSize = 256;
    private const int LeaseClass = 6_001;
    private const string Source = "urn:bdhvs:platform";
    private static readonly TimeSpan ConfirmDeadline = TimeSpan.FromSeconds(10);

    /// <summary>Publishes until the link breaks or the host stops.</summary>
    internal async Task Run(Partner partner, CancellationToken cancellationToken)
    {
        await using var connection = await connections.Open(partner, "egress", cancellationToken);
        // No rate limiter: the client's own makes confirmed publishing many times slower; the batch is the window.
        var confirms = new CreateChannelOptions(true, true, outstandingPublisherConfirmationsRateLimiter: null);
        await using var channel = await connection.CreateChannelAsync(confirms, cancellationToken);

        var (pulse, poll) = (pulses.Of(partner.Id), TimeSpan.FromMilliseconds(options.Value.PollMilliseconds));
        while (true)
        {
            if (await PublishBatch(partner, channel, cancellationToken) == 0)
                await pulse.WaitAsync(poll, cancellationToken);
        }
    }

    /// <returns>Entries published; 0 where nothing waits or another replica holds the feed.</returns>
    private async Task<int> PublishBatch(Partner partner, IChannel channel, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PartnerDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // The lease ends with the transaction, also when this process is killed.
        var leased = await db.Database
            .SqlQuery<bool>($"select pg_try_advisory_xact_lock({LeaseClass}, hashtext({partner.Id})) as \"Value\"")
            .SingleAsync(cancellationToken);
        if (!leased)
            return 0;

        var waiting = await db.PartnerFeed
            .Where(entry => entry.PartnerId == partner.Id && entry.PublishedAt == null && entry.Data != null)
            .OrderBy(entry => entry.Position).Take(BatchSize)
            .ToListAsync(cancellationToken);

        // One entry per subject and round: none can overtake an earlier one that fails.
        var batch = waiting.DistinctBy(entry => entry.Subject).ToList();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(ConfirmDeadline);
        var sends = batch.Select(entry => (Entry: entry, Sent: Send(partner, channel, entry, deadline.Token))).ToList();

        (PartnerFeedEntry Entry, Exception Error)? failure = null;
        foreach (var (entry, sent) in sends)
        {
            try
            {
                await sent;
                entry.Published(time.GetUtcNow());
                Log.MessagePublished(logger, entry.Reference, partner.Id);
            }
            catch (Exception error)
            {
                failure ??= (entry, error);
            }
        }

        // Not cancelled by shutdown: what the broker confirmed is worth remembering.
        await db.SaveChangesAsync(CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        if (failure is var (first, cause))
        {
            Log.PublishFailed(logger, partner.Id, first.Reference, cause.Message);
            throw new InvalidOperationException("The operator's queue did not take a message.", cause);
        }

        return batch.Count;
    }

    private async Task Send(
        Partner partner, IChannel channel, PartnerFeedEntry entry, CancellationToken cancellationToken)
    {
        ActivityContext.TryParse(entry.TraceParent, null, isRemote: true, out var parent);
        using var activity = PartnerMetrics.Source.StartActivity("partner.publish", ActivityKind.Producer, parent);
        activity?.SetTag("partner.id", partner.Id);

        var properties = new BasicProperties
        {
            ContentType = DeliveryGuard.ContentType,
            DeliveryMode = DeliveryModes.Persistent,
            MessageId = entry.Id.ToString(),
        };
        var body = Body(entry, activity?.Id ?? entry.TraceParent);
        // The default exchange: only the platform may write to it, and it reaches exactly the operator's queue.
        await channel.BasicPublishAsync("", partner.OutQueue, mandatory: true, properties, body, cancellationToken);
    }

    private ReadOnlyMemory<byte> Body(PartnerFeedEntry entry, string? traceParent)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("specversion", "1.0");
        json.WriteString("id", entry.Id);
        json.WriteString("source", Source);
        json.WriteString("type", entry.Type);
        json.WriteString("time", entry.CreatedAt.UtcDateTime);
        json.WriteString("subject", entry.Subject);
        json.WriteString("datacontenttype", "application/json");
        json.WriteString("dataschema", schemas.SchemaId(entry.Type));
        if (traceParent is not null)
            json.WriteString("traceparent", traceParent);
        json.WritePropertyName("data");
        json.WriteRawValue(entry.Data);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
