using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Platform.Messaging;
using Platform.Partners.Partners;

namespace Platform.Partners.Egress;

/// <summary>
/// Takes what waits in the feed of one operator and hands it to a channel, entries of a subject in their order. An
/// entry whose arrival is not certain goes again, with the same CloudEvents id, later and later; the others do not wait
/// for it.
/// </summary>
internal sealed class FeedPump(
    IServiceScopeFactory scopes, EventWriter writer, TimeProvider time, ILogger<FeedPump> logger)
{
    private const int LeaseClass = 6_001;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    /// <summary>Ends when the operator certainly has the event.</summary>
    internal delegate Task Channel(
        Partner partner, PartnerFeedEntry entry, ReadOnlyMemory<byte> body, CancellationToken cancellationToken);

    /// <summary>The operator will never take this event, however often it is sent.</summary>
    internal sealed class RefusedForGood(string message) : Exception(message);

    /// <returns>Entries tried; 0 where nothing waits or another replica holds the feed.</returns>
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

        var batch = await Batch(db, partnerId, size, cancellationToken);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Deadline);
        var sends = batch.Select(entry => (Entry: entry, Sent: Send(partner, entry, channel, deadline.Token)))
            .ToList();

        var failures = new List<Exception>();
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
                failures.Add(error);
                Log.PublishFailed(logger, partnerId, entry.Reference, error.Message);
                if (entry.Failed(time.GetUtcNow(), Backoff.Delay(entry.Failures), error is RefusedForGood))
                    Log.EntryPutAside(logger, partnerId, entry.Reference);
            }
        }

        // Not cancelled by shutdown: what certainly arrived is worth remembering.
        await db.SaveChangesAsync(CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);

        // One that fails is its own affair; where nothing arrives, it is the channel that is made anew.
        if (failures.Count == batch.Count && failures.Any(error => error is not RefusedForGood))
            throw new InvalidOperationException("The operator took no event.", failures[0]);
        return batch.Count;
    }

    /// <summary>
    /// One entry per subject: none overtakes an earlier one that fails. Those that failed before get a quarter of a
    /// round at most, so that they hold up none that did not.
    /// </summary>
    private async Task<List<PartnerFeedEntry>> Batch(
        PartnerDbContext db, string partnerId, int size, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var waiting = db.PartnerFeed.Where(
            entry => entry.PartnerId == partnerId && entry.Waiting && entry.Data != null);
        var failed = await waiting.Where(entry => entry.NotBefore != null)
            .Select(entry => entry.Subject).ToListAsync(cancellationToken);
        var again = await waiting.Where(entry => entry.NotBefore <= now)
            .OrderBy(entry => entry.NotBefore).Take(size / 4)
            .ToListAsync(cancellationToken);
        var fresh = await waiting.Where(entry => entry.NotBefore == null && !failed.Contains(entry.Subject))
            .OrderBy(entry => entry.Position).Take(size - again.Count)
            .ToListAsync(cancellationToken);
        return [.. again.Concat(fresh).DistinctBy(entry => entry.Subject)];
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
