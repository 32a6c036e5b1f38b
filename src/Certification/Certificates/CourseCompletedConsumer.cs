using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Certifications.Learners;
using Platform.Certifications.Signing;
using Platform.Contracts.Courses.V1;

namespace Platform.Certifications.Certificates;

/// <summary>
/// A completion earns a certificate: stored with its number and, if all is known, the bytes to sign. The signing
/// job does the rest. Two completions in parallel meet at the unique index; the loser is repeated and finds the
/// winner's certificate.
/// </summary>
internal sealed class CourseCompletedConsumer(
    CertificationDbContext db, IssuerKeys keys, IOptions<CertificationOptions> options, TimeProvider time,
    ILogger<CourseCompletedConsumer> logger) : IConsumer<CourseCompleted>
{
    public async Task Consume(ConsumeContext<CourseCompleted> context)
    {
        var completed = context.Message;
        var cancellationToken = context.CancellationToken;
        var criterion = await db.Criteria.AsNoTracking()
            .Where(c => c.CourseCode == completed.CourseCode)
            .OrderByDescending(c => c.Version)
            .FirstOrDefaultAsync(cancellationToken);
        if (criterion is null)
        {
            Log.CompletionEarnedNothing(logger, completed.CompletionId, completed.CourseId);
            return;
        }

        await db.HoldCompletion(completed.CompletionId, cancellationToken);
        if (await db.ReversedCompletions.AnyAsync(r => r.CompletionId == completed.CompletionId, cancellationToken))
        {
            Log.CompletionWasReversed(logger, completed.CompletionId);
            return;
        }

        // By completion as well: redriven after a new version of the criterion, it must not earn a second certificate.
        // And by person: whoever was registered twice holds one. A revoked one is not held, it can be earned anew.
        var person = await db.PersonIds(completed.LearnerId, cancellationToken);
        var held = await db.Certificates.AnyAsync(
            c => (c.CompletionId == completed.CompletionId && c.CriterionCode == criterion.Code)
                || (person.Contains(c.LearnerId) && c.CriterionId == criterion.Id
                    && c.CriterionVersion == criterion.Version && c.Status != CertificateStatus.Revoked),
            cancellationToken);
        if (held)
        {
            Log.CertificateAlreadyHeld(logger, completed.CompletionId);
            return;
        }

        var now = time.GetUtcNow();
        var number = RandomIds.Number(options.Value.NumberPrefix, now);
        var certificate = Certificate.Earn(completed, criterion, number, RandomIds.PublicId(), now);
        var intent = SigningIntent.For(certificate, context.MessageId, now);
        db.Certificates.Add(certificate);
        db.SigningIntents.Add(intent);
        await db.TryPrepare(intent, certificate, keys, now, cancellationToken);
        Log.CertificateEarned(logger, certificate.Id, completed.CompletionId);
    }
}
