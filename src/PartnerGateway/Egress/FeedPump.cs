using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Platform.Partners.Partners;

namespace Platform.Partners.Egress;

/// <summary>
/// Takes what waits in the feed of one operator and hands it to a channel, entries of a subject in their order. An
/// entry whose arrival is not certain goes again, with the same CloudEvents id.
/// </summary>
internal sealed class FeedPump(
    IServiceScopeFactory scopes, EventWriter writer, TimeProvider time, ILogger<FeedPump> logger)
{
    private const int LeaseClass = 6_001;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    /// <summary>Ends when the operator certainly has the event.</summary>
    internal delegate Task Channel(
        Partner partner, PartnerFeedEntry entry, ReadOnlyMemory<byte> body, CancellationToken cancellationToken);

    /// <returns>Entries sent; 0 where nothing waits or another replica holds the feed.</returns>
    internal async Task<int> SendBatch(
        string partnerId, int size, Channel channel, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PartnerDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // The lease ends with the transaction, also when this process is killed.
        var leased = await db.Database
            .SqlQuery<bool>($"select pg_try_advisory_xact_lock({LeaseClass}, hashtext({partnerId})) as \"Value\"")
            .SingleAsync(cancellationToken);
        if (!leased)
            return 0;

        var partner = await db.Partners.AsNoTracking()
            .SingleAsync(known => known.Id == partnerId, cancellationToken);
        if (partner.State is not PartnerState.Active)
            return 0;

        var waiting = await db.PartnerFeed
            .Where(entry => entry.PartnerId == partnerId && entry.Waiting && entry.Data != null)
            .OrderBy(entry => entry.Position).Take(size)
            .ToListAsync(cancellationToken);

        // One entry per subject and round: none can overtake an earlier one that fails.
        var batch = waiting.DistinctBy(entry => entry.Subject).ToList();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Deadline);
        var sends = batch.Select(entry => (Entry: entry, Sent: Send(partner, entry, channel, deadline.Token)))
            .ToList();

        (PartnerFeedEntry Entry, Exception Error)? failure = null;
        foreach (var (entry, sent) in sends)
        {
            try
            {
                await sent;
                entry.Published(time.GetUtcNow());
                Log.MessagePublished(logger, entry.Reference, partnerId);
            }
            catch (Exception error)
            {
                failure ??= (entry, error);
            }
        }

        // Not cancelled by shutdown: what certainly arrived is worth remembering.
        await db.SaveChangesAsync(CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        if (failure is var (first, cause))
        {
            Log.PublishFailed(logger, partnerId, first.Reference, cause.Message);
            throw new InvalidOperationException("The operator did not take an event.", cause);
        }

        return batch.Count;
    }

    private async Task Send(
        Partner partner, PartnerFeedEntry entry, Channel channel, CancellationToken cancellationToken)
    {
        ActivityContext.TryParse(entry.TraceParent, null, isRemote: true, out var parent);
        using var activity = PartnerMetrics.Source.StartActivity("partner.publish", ActivityKind.Producer, parent);
        activity?.SetTag("partner.id", partner.Id);
        await channel(partner, entry, writer.Write(entry, activity?.Id ?? entry.TraceParent), cancellationToken);
    }
}
