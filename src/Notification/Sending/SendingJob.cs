using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Messaging;
using Platform.Notifications.Messages;

namespace Platform.Notifications.Sending;

/// <summary>
/// Intent, call, result: the attempt row is committed, the call runs outside of any transaction, its answer is stored.
/// A process that dies in between leaves a lease that ends, and the next attempt carries the same reference: sent at
/// least once, normally once.
/// </summary>
internal sealed class SendingJob(
    IServiceScopeFactory scopes, IOptions<NotificationOptions> options, TimeProvider time, ILogger<SendingJob> logger)
    : BackgroundService
{
    private const int MaxParallel = 8;
    private static readonly ActivitySource Source = new("Platform.Notification");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var sent = 0;
            try
            {
                sent = await SendDue(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                Log.SendingPaused(logger, error.Message);
            }

            if (sent == 0)
            {
                await Task.Delay(options.Value.PollMilliseconds, stoppingToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <returns>Messages sent or tried.</returns>
    internal async Task<int> SendDue(CancellationToken cancellationToken)
    {
        IReadOnlyList<ClaimMessages.Claim> claims;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var claim = ActivatorUtilities.CreateInstance<ClaimMessages>(scope.ServiceProvider);
            claims = await claim.Run(cancellationToken);
        }

        if (claims.Count == 0)
            return 0;

        await Failpoints.HitAsync("notify.after_attempt_row");
        var begun = time.GetTimestamp();
        // None is left behind: what is not begun is given back, and a call in flight ends within its own time.
        await Parallel.ForEachAsync(
            claims, new ParallelOptions { MaxDegreeOfParallelism = MaxParallel },
            async (claim, _) =>
            {
                try
                {
                    await Send(claim, begun, cancellationToken);
                }
                catch (Exception error) when (error is not OutOfMemoryException)
                {
                    Log.AnswerLost(logger, claim.Message.Reference, error.GetType().Name); // its lease will end
                }
            });
        return claims.Count;
    }

    private async Task Send(ClaimMessages.Claim claim, long begun, CancellationToken stopping)
    {
        // The trace of the business event, however late the attempt: not a trace of this job.
        ActivityContext.TryParse(claim.TraceParent, null, isRemote: true, out var parent);
        using var activity = Source.StartActivity("notification.send", ActivityKind.Internal, parent);
        activity?.SetTag("notification.attempt", claim.Attempt);

        await using var scope = scopes.CreateAsyncScope();
        // Near the end of its lease another process might take it over while it is under way.
        var isLate = time.GetElapsedTime(begun) > options.Value.SendLease / 2;
        var result = stopping.IsCancellationRequested || isLate
            ? new SendResult(SendOutcome.NotSent)
            : await scope.ServiceProvider.GetServices<IChannel>().Single(one => one.Name == claim.Channel)
                .Send(claim.Message, CancellationToken.None);
        await Failpoints.HitAsync("notify.after_provider_accept_before_store");
        await Store(scope.ServiceProvider.GetRequiredService<NotificationDbContext>(), claim, result);
    }

    /// <summary>Not cancelled by shutdown: an answer in hand is worth a moment.</summary>
    private async Task Store(NotificationDbContext db, ClaimMessages.Claim claim, SendResult result)
    {
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var message = await db.Messages.Hold(claim.Message.Reference, CancellationToken.None)
            ?? throw new InvalidOperationException("A message was deleted while it was being sent.");
        var attempt = await db.MessageAttempts.FindAsync(message.Id, claim.Attempt);
        attempt!.End(result, now);
        var plan = new AfterAttempt(
            claim.Channel, claim.MayRepeat, Wait(result.Outcome, claim.ChannelAttempt), claim.Settle);
        if (message.Answered(result, plan, now) is { } undeliverable)
            db.AddEvent(undeliverable);
        await db.SaveChangesAsync();
        if (result.LeadsNowhere && attempt.RecipientKey is { } key)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into unreachable_addresses (recipient_key, channel, found_at)
                values ({key}, {claim.Channel}, {now}) on conflict do nothing
                """);
        }

        await transaction.CommitAsync();
        if (result.Outcome is SendOutcome.Accepted)
            Log.MessageAccepted(logger, message.Id, claim.Attempt);
        else
            Log.AttemptFailed(logger, message.Id, claim.Attempt, result.Outcome.ToString());
    }

    /// <summary>Doubt waits its fixed time; a clean failure is tried again at once, then ever more slowly.</summary>
    private TimeSpan Wait(SendOutcome outcome, int attempt)
    {
        if (outcome is SendOutcome.Unknown)
            return options.Value.AmbiguousDelay;
        var doubling = TimeSpan.FromSeconds(1 << Math.Min(attempt - 1, 12));
        return doubling < options.Value.RetryDelay ? doubling : options.Value.RetryDelay;
    }
}
