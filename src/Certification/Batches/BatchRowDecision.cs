using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Areas;
using Platform.Certifications.Certificates;
using Platform.Certifications.Learners;
using Platform.Messaging;
using Platform.ServiceDefaults;

namespace Platform.Certifications.Batches;

/// <summary>Does for one row what an officer would do for one certificate; the worker saves it.</summary>
internal sealed class BatchRowDecision(CertificationDbContext db, CertificateIssuer issuer, TimeProvider time)
{
    internal Task<(BatchOutcome Outcome, Guid? CertificateId)> Decide(
        CertificateBatch batch, CertificateBatchRow row, CancellationToken cancellationToken) =>
        batch.Kind is BatchKind.Issue
            ? Issue(batch, row.SubjectId, cancellationToken)
            : Correct(batch, row.SubjectId, cancellationToken);

    private async Task<(BatchOutcome Outcome, Guid? CertificateId)> Issue(
        CertificateBatch batch, Guid subject, CancellationToken cancellationToken)
    {
        var criterion = await db.Criteria.AsNoTracking()
            .SingleAsync(c => c.Id == batch.CriterionId, cancellationToken);
        var candidates = db.Completions.AsNoTracking().Where(done => done.Kind == criterion.Kind
            && db.Areas.Any(area => area.Id == done.AreaId && area.Path.Contains(batch.AreaId)));
        if (batch.Subject is BatchSubject.Learner)
        {
            var person = await db.PersonIds(subject, cancellationToken);
            candidates = candidates.Where(done => person.Contains(done.LearnerId));
        }
        else
        {
            candidates = candidates.Where(done => done.Id == subject);
        }

        (BatchOutcome Outcome, Guid? CertificateId) best = (BatchOutcome.Unknown, null);
        foreach (var completion in await candidates.OrderBy(done => done.At).ThenBy(done => done.Id)
            .ToListAsync(cancellationToken))
        {
            await db.HoldPerson(completion.LearnerId, cancellationToken);
            var (outcome, certificate) = await issuer.Issue(criterion, completion, null, cancellationToken);
            best = (OutcomeOf(outcome), certificate?.Id);
            if (outcome is IssueOutcome.Issued or IssueOutcome.AlreadyHeld)
                break;
        }

        return best;
    }

    private async Task<(BatchOutcome Outcome, Guid? CertificateId)> Correct(
        CertificateBatch batch, Guid subject, CancellationToken cancellationToken)
    {
        var certificate = await db.Certificates.Within(new AreaScope(batch.AreaId), db.Areas)
            .SingleOrDefaultAsync(c => c.Id == subject, cancellationToken);
        if (certificate is null)
            return (BatchOutcome.Unknown, null);

        var (decision, now) = (batch.Decision, time.GetUtcNow());
        if (batch.Kind is BatchKind.Reissue)
        {
            return await issuer.Correct(certificate, decision, cancellationToken) is { } right
                ? (BatchOutcome.Corrected, right.Id)
                : (BatchOutcome.StateRefused, certificate.Id);
        }

        object? evt = batch.Kind is BatchKind.Revoke
            ? certificate.Revoke(decision, now)
            : certificate.Suspend(decision, now);
        if (evt is null)
            return (BatchOutcome.StateRefused, certificate.Id);
        db.AddEvent(evt);
        return (BatchOutcome.Corrected, certificate.Id);
    }

    private static BatchOutcome OutcomeOf(IssueOutcome outcome) => outcome switch
    {
        IssueOutcome.Issued => BatchOutcome.Issued,
        IssueOutcome.AlreadyHeld => BatchOutcome.AlreadyHeld,
        IssueOutcome.AssuranceTooLow => BatchOutcome.AssuranceTooLow,
        IssueOutcome.Reversed => BatchOutcome.Reversed,
        IssueOutcome.LearnerErased => BatchOutcome.LearnerErased,
        _ => BatchOutcome.NotFulfilled,
    };
}
