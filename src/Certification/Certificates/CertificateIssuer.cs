using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Certifications.Confirmations;
using Platform.Certifications.Criteria;
using Platform.Certifications.Learners;
using Platform.Certifications.Signing;
using Platform.Messaging;

namespace Platform.Certifications.Certificates;

/// <summary>What came of the attempt to certify somebody; codes as on the wire.</summary>
public enum IssueOutcome
{
    Issued,

    /// <summary>The person has it, or had it for the same completion.</summary>
    AlreadyHeld,

    /// <summary>What the criterion asks for was not done, or not all of it.</summary>
    NotFulfilled,

    /// <summary>It was done, and not sure enough.</summary>
    AssuranceTooLow,

    /// <summary>It was taken back.</summary>
    Reversed,

    /// <summary>The person was erased on request.</summary>
    LearnerErased,
}

/// <summary>
/// Stores a certificate with its number and, if all is known, the bytes to sign; the signing job does the rest. The
/// caller holds the person (<c>HoldPerson</c>) and saves; what two writers overlook the unique index does not.
/// </summary>
internal sealed class CertificateIssuer(
    CertificationDbContext db, IssuerKeys keys, IOptions<CertificationOptions> options, TimeProvider time,
    ILogger<CertificateIssuer> logger)
{
    /// <summary>Issues whatever the criteria of today promise for it.</summary>
    internal async Task Judge(Completion completion, Guid? causedBy, CancellationToken cancellationToken)
    {
        var criteria = await db.Criteria.AsNoTracking().InForce().Where(c => c.Kind == completion.Kind)
            .OrderBy(c => c.Code).ToListAsync(cancellationToken);
        var matching = criteria.Where(criterion => Fulfilment.Names(criterion, completion)).ToList();
        if (matching.Count == 0)
            Log.CompletionEarnedNothing(logger, completion.Id, completion.Code);
        foreach (var criterion in matching)
        {
            var (outcome, _) = await Issue(criterion, completion, causedBy, cancellationToken);
            if (outcome is not IssueOutcome.Issued)
                Log.CompletionEarnedNoCertificate(logger, completion.Id, criterion.Code, outcome);
        }
    }

    internal async Task<(IssueOutcome Outcome, Certificate? Certificate)> Issue(
        Criterion criterion, Completion completion, Guid? causedBy, CancellationToken cancellationToken)
    {
        var person = await db.PersonIds(completion.LearnerId, cancellationToken);
        if (await db.Learners.AnyAsync(l => person.Contains(l.Id) && l.ErasedAt != null, cancellationToken))
            return (IssueOutcome.LearnerErased, null);
        var (outcome, earned) = await Fulfilment.Of(criterion, completion, person, db, cancellationToken);
        if (earned is null)
            return (outcome, null);

        var held = await db.Certificates
            .Where(c => c.CriterionCode == criterion.Code
                && (c.CompletionId == earned.CompletionId || person.Contains(c.LearnerId)))
            .ToListAsync(cancellationToken);
        // By completion too: redriven after a new version of the criterion, it must not earn a second one. One that
        // was revoked is not held and can be earned anew, by another completion.
        var last = held
            .Where(c => c.Status is not (CertificateStatus.Revoked or CertificateStatus.Superseded))
            .MaxBy(c => (c.CriterionVersion, c.Cycle));
        var now = time.GetUtcNow();
        var renews = last is not null && MayFollow(last, criterion, now) ? last : null;
        if (held.Exists(c => c.CompletionId == earned.CompletionId)
            || (last?.CriterionVersion == criterion.Version && renews is null))
            return (IssueOutcome.AlreadyHeld, null);

        var next = await Start(
            Certificate.Earn(earned, criterion, NewIds(now), now, renews), causedBy, now, cancellationToken);
        if (renews is not null)
            db.AddEvent(renews.Renew(next, Decision.OfPlatform("completed-again"), now));
        Log.CertificateEarned(logger, next.Id, earned.CompletionId);
        return (IssueOutcome.Issued, next);
    }

    /// <summary>The next certificate of a holder who need not do it all again.</summary>
    internal async Task<Certificate> Renew(
        Certificate last, Criterion criterion, Decision decision, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var earned = new Earned(last.CompletionId, last.LearnerId, last.AreaId, last.AssuranceLevel, now);
        var next = await Start(
            Certificate.Earn(earned, criterion, NewIds(now), now, last), null, now, cancellationToken);
        db.AddEvent(last.Renew(next, decision, now));
        Log.CertificateRenewed(logger, last.Id, next.Id);
        return next;
    }

    /// <summary>
    /// Saves that the wrong one gives up its place before the right one takes it: side by side, not even within the
    /// transaction, the index would allow them.
    /// </summary>
    /// <returns>The certificate in place of a wrong one; null where that one is not valid.</returns>
    internal async Task<Certificate?> Correct(
        Certificate wrong, Decision decision, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var right = wrong.Correct(NewIds(now), now);
        if (wrong.Replace(right, decision, now) is not { } replaced)
            return null;

        db.AddEvent(replaced);
        await db.SaveChangesAsync(cancellationToken);
        await Start(right, null, now, cancellationToken);
        await db.MoveConfirmations(wrong, right, cancellationToken);
        Log.CertificateReplaced(logger, wrong.Id, right.Id);
        return right;
    }

    /// <summary>Whether one that ends is followed by a new completion already.</summary>
    private static bool MayFollow(Certificate last, Criterion criterion, DateTimeOffset now) =>
        last.Status is CertificateStatus.Valid or CertificateStatus.Expired
        && last.ValidUntil is { } end && now >= end.AddDays(-criterion.RenewalDays)
        && (criterion.Renewal is not RenewalRule.None || last.CriterionVersion != criterion.Version);

    private CertificateIds NewIds(DateTimeOffset now) => CertificateIds.New(options.Value.NumberPrefix, now);

    private async Task<Certificate> Start(
        Certificate certificate, Guid? causedBy, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var intent = SigningIntent.For(certificate, causedBy, now);
        db.Certificates.Add(certificate);
        db.SigningIntents.Add(intent);
        await db.TryPrepare(intent, certificate, keys, now, cancellationToken);
        return certificate;
    }
}
