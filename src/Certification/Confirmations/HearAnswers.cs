using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Messaging;

namespace Platform.Certifications.Confirmations;

/// <summary>
/// Applies what was answered, by whichever way it was heard. An answer that comes twice is stored once; one that comes
/// after the end is stored and changes nothing.
/// </summary>
internal sealed class HearAnswers(
    CertificationDbContext db, IVNeIdConfirmations vneid, IOptions<ConfirmationOptions> options, TimeProvider time,
    ILogger<HearAnswers> logger)
{
    /// <summary>Fetches the next answers. The place is moved in the transaction that applies them.</summary>
    /// <returns>Whether there may be more at once.</returns>
    internal async Task<bool> Step(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var seen = await db.AnswerFeed.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (seen is not null && now - seen.ReadAt < options.Value.AnswerPoll && now >= seen.ReadAt)
            return false;
        var page = await vneid.Answers(seen?.Position ?? 0, cancellationToken);
        if (page is null)
            ConfirmationLog.NoAnswers(logger);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended('confirmation-answers', 0))", cancellationToken);
        var feed = await db.AnswerFeed.SingleOrDefaultAsync(cancellationToken);
        if (feed?.Position != seen?.Position)
            return true; // another replica has applied them meanwhile
        if (feed is null)
            db.AnswerFeed.Add(feed = new AnswerFeed());
        foreach (var answer in page?.Answers ?? [])
            await Apply(answer, cancellationToken);
        var isMore = page is { Answers.Count: > 0 };
        feed.Read(page?.Next ?? feed.Position, isMore ? DateTimeOffset.UnixEpoch : now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return isMore;
    }

    /// <summary>In the caller's transaction.</summary>
    internal async Task Apply(VNeIdAnswer answer, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (await db.HoldConfirmation(answer.Reference, cancellationToken) is not { } confirmation)
        {
            ConfirmationLog.AnswerOfNobody(logger, answer.Reference);
            return;
        }

        if (await db.ConfirmationAnswers.FindAsync([confirmation.Id, answer.Receipt], cancellationToken) is not null)
            return;

        var events = confirmation.Decide(answer, now);
        db.ConfirmationAnswers.Add(new ConfirmationAnswer
        {
            ConfirmationId = confirmation.Id,
            Receipt = answer.Receipt,
            IsAccepted = answer.IsAccepted,
            ReasonCode = answer.ReasonCode,
            DecidedAt = answer.DecidedAt,
            HeardAt = now,
            IsApplied = events.Count > 0,
        });
        foreach (var evt in events)
            db.AddEvent(evt);
        if (events.Count > 0)
            ConfirmationLog.Ended(logger, confirmation.Id, confirmation.State.ToString());
        else
            ConfirmationLog.AnsweredTooLate(logger, confirmation.Id, confirmation.State.ToString());
    }
}

internal static class ConfirmationQueries
{
    /// <summary>The confirmation, which nobody else changes until the transaction ends.</summary>
    internal static Task<Confirmation?> HoldConfirmation(
        this CertificationDbContext db, Guid id, CancellationToken cancellationToken) =>
        db.Confirmations.FromSql($"select *, xmin from confirmations where id = {id} for update")
            .SingleOrDefaultAsync(cancellationToken);
}
