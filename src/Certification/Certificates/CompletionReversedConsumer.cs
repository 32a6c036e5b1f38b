using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;
using Platform.Messaging;

namespace Platform.Certifications.Certificates;

/// <summary>A certificate stands on its completion and is revoked with it, also before it was signed.</summary>
internal sealed class CompletionReversedConsumer(
    CertificationDbContext db, TimeProvider time, ILogger<CompletionReversedConsumer> logger) :
    IConsumer<CompletionReversed>
{
    private const string Code = "completion-reversed";
    private const string By = "course";

    public async Task Consume(ConsumeContext<CompletionReversed> context)
    {
        var (evt, cancellationToken) = (context.Message, context.CancellationToken);
        await db.HoldCompletion(evt.CompletionId, cancellationToken);
        if (await db.ReversedCompletions.FindAsync([evt.CompletionId], cancellationToken) is not null)
            return;

        db.ReversedCompletions.Add(
            new ReversedCompletion { CompletionId = evt.CompletionId, ReversedAt = evt.OccurredAt });
        // A programme and an imported result are none without it either.
        var certificates = await db.Certificates
            .Where(c => c.CompletionId == evt.CompletionId || db.Completions.Any(
                done => done.Id == c.CompletionId && done.RestsOn.Contains(evt.CompletionId)))
            .ToListAsync(cancellationToken);
        foreach (var certificate in certificates)
        {
            var reason = $"Kết quả hoàn thành khoá học đã bị huỷ ({evt.ReasonCode}).";
            if (certificate.Revoke(new Decision(Code, reason, By), time.GetUtcNow()) is not { } revoked)
                continue;
            db.AddEvent(revoked);
            Log.CertificateRevoked(logger, certificate.Id);
        }
    }
}
