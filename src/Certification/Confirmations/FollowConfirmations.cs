using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Certifications.Certificates;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Confirmations;

/// <summary>
/// Moves on what is due: sends, asks whether a doubtful call arrived, and each night asks for every answer that did not
/// come by itself. Intent, call, result: the row is committed, the call runs outside of any transaction, its answer is
/// stored. Whoever dies in between leaves a lease that ends.
/// </summary>
internal sealed class FollowConfirmations(
    CertificationDbContext db, IVNeIdConfirmations vneid, HearAnswers answers, IOptions<ConfirmationOptions> options,
    TimeProvider time, ILogger<FollowConfirmations> logger)
{
    /// <summary>Takes what is due, safely beside other replicas.</summary>
    /// <returns>What was taken, each with the number of the call that was written down for it.</returns>
    internal async Task<IReadOnlyList<(Guid Id, int? Attempt)>> Claim(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var due = await db.Confirmations.FromSql(
            $"""
            select *, xmin from confirmations where look_at <= {now}
            order by look_at limit {options.Value.Parallel * 4} for update skip locked
            """).ToListAsync(cancellationToken);
        List<(Guid, int?)> claimed = [];
        var lease = now + (options.Value.CallTimeout * 3);
        foreach (var confirmation in due)
        {
            if (confirmation.State is not ConfirmationState.Pending)
            {
                confirmation.LookAgain(lease);
                claimed.Add((confirmation.Id, null));
                continue;
            }

            var attempt = confirmation.Attempt(now);
            db.ConfirmationAttempts.Add(attempt);
            confirmation.Doubt(lease); // as long as no outcome is stored, none is known
            claimed.Add((confirmation.Id, attempt.Number));
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return claimed;
    }

    internal async Task Run(Guid id, int? attempt, CancellationToken cancellationToken)
    {
        var confirmation = await db.Confirmations.AsNoTracking().SingleAsync(c => c.Id == id, cancellationToken);
        if (attempt is { } number)
            await Send(confirmation, number, cancellationToken);
        else
            await Ask(confirmation, cancellationToken);
    }

    private async Task Send(Confirmation intent, int number, CancellationToken cancellationToken)
    {
        var certificate = await db.Certificates.AsNoTracking()
            .SingleAsync(c => c.Id == intent.CertificateId, cancellationToken);
        // A correction that is signed soon, or a suspension that may be lifted, is waited for.
        var (stands, isOver) = (certificate.Status is CertificateStatus.Valid, certificate.IsFinal);
        var request = new ConfirmationRequest(
            intent.Id, intent.LearnerId, intent.CriterionCode, intent.RuleVersion,
            VietnamTime.DateOf(certificate.ValidFrom));
        var result = stands ? await vneid.Submit(request, cancellationToken) : new(AttemptOutcome.NotSent);
        await Failpoints.HitAsync("confirm.after_call_before_store");
        await Store(
            intent.Id,
            confirmation => Sent(
                confirmation, number, result, isOver && confirmation.CertificateId == certificate.Id),
            cancellationToken);
    }

    private async Task Sent(Confirmation confirmation, int number, SubmissionResult result, bool isOver)
    {
        var now = time.GetUtcNow();
        var attempt = await db.ConfirmationAttempts.FindAsync(confirmation.Id, number);
        attempt!.End(result.Outcome, now);
        ConfirmationLog.AttemptEnded(logger, confirmation.Id, number, result.Outcome.ToString());
        switch (result.Outcome)
        {
            case AttemptOutcome.Taken when confirmation.Taken(NextNight(now), now) is { } submitted:
                db.AddEvent(submitted);
                break;
            case AttemptOutcome.Refused:
                var refusal = new VNeIdAnswer(
                    confirmation.Id, IsAccepted: false, $"refusal-{number}", result.ReasonCode ?? "refused", now);
                await answers.Apply(refusal, CancellationToken.None);
                break;
            case AttemptOutcome.NotSent:
                confirmation.SendAgain(now + Rest(number));
                if (isOver && confirmation.Withdraw(now) is { } withdrawn)
                    db.AddEvent(withdrawn);
                break;
            case AttemptOutcome.Unknown:
                confirmation.Doubt(now + options.Value.DoubtDelay);
                break;
        }
    }

    private async Task Ask(Confirmation intent, CancellationToken cancellationToken)
    {
        var found = await vneid.Find(intent.Id, cancellationToken);
        await Store(intent.Id, confirmation => Found(confirmation, found), cancellationToken);
    }

    private async Task Found(Confirmation confirmation, LookupResult found)
    {
        var now = time.GetUtcNow();
        switch (found.State)
        {
            case LookupState.Answered:
                await answers.Apply(found.Answer!, CancellationToken.None);
                return;
            case LookupState.NoReply when confirmation.State is ConfirmationState.Unclear:
                confirmation.LookAgain(now + Rest(confirmation.Attempts));
                return;
            case LookupState.Waiting when confirmation.Taken(NextNight(now), now) is { } submitted:
                db.AddEvent(submitted);
                return;
        }

        // No decision yet: it waits for the next night, until its time is over.
        if (confirmation.Expire(now) is { } expired)
        {
            db.AddEvent(expired);
            ConfirmationLog.Ended(logger, confirmation.Id, confirmation.State.ToString());
            return;
        }

        if (found.State is LookupState.NotKnown)
            confirmation.SendAgain(now); // it never arrived, or the other side lost it
        else
            confirmation.LookAgain(NextNight(now));
    }

    /// <summary>Not cancelled by shutdown: an answer in hand is worth a moment.</summary>
    private async Task Store(Guid id, Func<Confirmation, Task> change, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        var confirmation = await db.HoldConfirmation(id, CancellationToken.None);
        await change(confirmation!);
        await db.SaveChangesAsync(CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
    }

    private DateTimeOffset NextNight(DateTimeOffset now)
    {
        var today = VietnamTime.At(VietnamTime.DateOf(now), options.Value.ReconcileAt);
        return today > now ? today : today.AddDays(1);
    }

    /// <summary>At once, then ever more slowly.</summary>
    private TimeSpan Rest(int attempt)
    {
        var doubling = TimeSpan.FromSeconds(1 << Math.Min(attempt - 1, 12));
        return doubling < options.Value.RetryDelay ? doubling : options.Value.RetryDelay;
    }
}
