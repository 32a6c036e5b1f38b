using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Messaging;
using Platform.Notifications.Contacts;
using Platform.Notifications.Messages;
using Platform.Notifications.Rules;
using Platform.Notifications.Trials;
using Platform.ServiceDefaults;

namespace Platform.Notifications.Sending;

/// <summary>
/// Takes the messages that are due, safely beside other replicas, and commits an attempt for each before any call, or
/// the reason why there is none.
/// </summary>
internal sealed class ClaimMessages(
    NotificationDbContext db, ContactCipher cipher, IOptions<NotificationOptions> options,
    IEnumerable<IChannel> channels, DigestMessages digests, TimeProvider time, ILogger<ClaimMessages> logger)
{
    /// <summary>A message ready to be handed over. It exists in memory only.</summary>
    internal sealed record Claim(
        Outgoing Message, string Channel, int Attempt, int ChannelAttempt, bool MayRepeat, TimeSpan Settle,
        string? TraceParent);

    private static readonly TimeSpan ShortestContactRetry = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestContactRetry = TimeSpan.FromMinutes(1);

    internal async Task<IReadOnlyList<Claim>> Run(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var night = await db.QuietHours(options.Value, now, cancellationToken);
        var due = await Due(night, now, cancellationToken);
        if (due.Count == 0)
            return [];

        var today = VietnamTime.DateOf(now);
        var rules = await RuleSet.Load(db, today, cancellationToken);
        var batch = await SendingBatch.Load(
            db, cipher, options.Value.Brandname, today, due, cancellationToken);
        due = await digests.Gather(due, batch, rules.Of(RuleKeys.Digest).Value, now, cancellationToken);
        var guests = options.Value.TrialMode ? await TrialGuest.Of(db, due, cancellationToken) : null;
        var sending = SendingRules.From(rules);
        var router = new Router(
            sending, night, options.Value, await RecentCounts.Load(db, batch.Keys, now, cancellationToken),
            channels.ToDictionary(channel => channel.Name), Random.Shared);

        var claims = new List<Claim>(due.Count);
        foreach (var message in due)
        {
            var contact = batch.ContactOf(message);
            if (batch.Objects(message))
                GiveUp(message, "consent-withdrawn", null, sending, now);
            else if (guests?.Contains(message.LearnerId) is false)
                GiveUp(message, "trial-mode", null, sending, now);
            else if (contact is null && now < message.CreatedAt + options.Value.ContactWait)
                message.AwaitContact(now, now + ContactRetry(now - message.CreatedAt));
            else if (contact is null)
                GiveUp(message, "no-contact", null, sending, now);
            else if (Carry(message, Decide(router, batch, message, contact, now), sending, now) is { } claim)
                claims.Add(claim);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return claims;
    }

    /// <summary>
    /// At night the others wait where they are; only what would be worth nothing in the morning is looked at. Skipping
    /// locked rows is right here: messages to different people have no order among them.
    /// </summary>
    private Task<List<Message>> Due(QuietHours night, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (isQuiet, morning) = (night.Includes(now), night.End(now));
        return db.Messages.FromSql(
            $"""
            select * from messages where next_try_at <= {now} and (not {isQuiet} or expires_at <= {morning})
            order by next_try_at limit {options.Value.BatchSize} for update skip locked
            """).ToListAsync(cancellationToken);
    }

    /// <summary>
    /// A contact point that commits while a message is being claimed wakes nobody: a young message is tried again soon.
    /// </summary>
    private static TimeSpan ContactRetry(TimeSpan age) =>
        age < ShortestContactRetry ? ShortestContactRetry : age < LongestContactRetry ? age : LongestContactRetry;

    /// <summary>One that cannot be decided about, by a fault of its text or of ours, stops no other.</summary>
    private Decision Decide(Router router, SendingBatch batch, Message message, Contact contact, DateTimeOffset now)
    {
        try
        {
            return router.Decide(batch.CandidateOf(message, contact), now);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            Log.MessageNotSendable(logger, message.Id, error.GetType().Name); // what it says may name somebody
            return new Decision.Withhold("not-sendable");
        }
    }

    private Claim? Carry(Message message, Decision decision, SendingRules rules, DateTimeOffset now)
    {
        switch (decision)
        {
            case Decision.Send(var route, var outgoing, var mayRepeat):
                var attempt = message.Begin(route, now, options.Value.SendLease);
                db.MessageAttempts.Add(attempt);
                return new Claim(
                    outgoing, route.Channel, attempt.Number, message.ChannelAttempts, mayRepeat,
                    rules.Settle(route.Channel, message.ExpiresAt, now), message.TraceParent);
            case Decision.Defer(var until, var reason, var rule):
                message.Defer(until, reason, rule, now);
                return null;
            case Decision.Withhold(var reason, var rule):
                GiveUp(message, reason, rule, rules, now);
                return null;
            case Decision.LeaveInDoubt:
                LeaveInDoubt(message, rules, now);
                return null;
            default:
                if (message.ExhaustChannel(now) is { } undeliverable)
                    db.AddEvent(undeliverable);
                Log.MessageGivenUp(logger, message.Id, "technical-failure");
                return null;
        }
    }

    private static void LeaveInDoubt(Message message, SendingRules rules, DateTimeOffset now) =>
        message.LeaveInDoubt(now, now + rules.Settle(message.Channel, message.ExpiresAt, now));

    private void GiveUp(Message message, string reason, string? rule, SendingRules rules, DateTimeOffset now)
    {
        if (message.IsInDoubt) // it may have arrived: nothing more is sent, and its receipt says what became of it
        {
            LeaveInDoubt(message, rules, now);
            return;
        }

        if (message.GiveUp(reason, now, rule) is not { } undeliverable)
            return;
        db.AddEvent(undeliverable);
        Log.MessageGivenUp(logger, message.Id, reason);
    }
}
