using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Courses.V1;
using Platform.Messaging;

namespace Platform.Certifications.Certificates;

/// <summary>
/// A certificate stands on its completion and is revoked with it, also before it was signed. That of a programme falls
/// with each course it rests on: by the news of the course or by its own, whichever is heard first.
/// </summary>
internal sealed class CompletionReversedConsumer(
    CertificationDbContext db, TimeProvider time, ILogger<CompletionReversedConsumer> logger) :
    IConsumer<CompletionReversed>, IConsumer<ProgrammeCompletionReversed>
{
    private const string Code = "completion-reversed";
    private const string By = "course";

    public Task Consume(ConsumeContext<CompletionReversed> context) => Reverse(
        context.Message.CompletionId, context.Message.OccurredAt,
        $"Kết quả hoàn thành khoá học đã bị huỷ ({context.Message.ReasonCode}).", context.CancellationToken);

    public Task Consume(ConsumeContext<ProgrammeCompletionReversed> context) => Reverse(
        context.Message.ProgrammeCompletionId, context.Message.OccurredAt,
        "Kết quả hoàn thành chương trình đã bị huỷ.", context.CancellationToken);

    private async Task Reverse(
        Guid completionId, DateTimeOffset reversedAt, string reason, CancellationToken cancellationToken)
    {
        await db.HoldCompletion(completionId, cancellationToken);
        if (await db.ReversedCompletions.FindAsync([completionId], cancellationToken) is not null)
            return;

        db.ReversedCompletions.Add(new ReversedCompletion { CompletionId = completionId, ReversedAt = reversedAt });
        // A programme and an imported result are none without it either.
        var certificates = await db.Certificates
            .Where(c => c.CompletionId == completionId || db.Completions.Any(
                done => done.Id == c.CompletionId && done.RestsOn.Contains(completionId)))
            .ToListAsync(cancellationToken);
        foreach (var certificate in certificates)
        {
            if (certificate.Revoke(new Decision(Code, reason, By), time.GetUtcNow()) is not { } revoked)
                continue;
            db.AddEvent(revoked);
            Log.CertificateRevoked(logger, certificate.Id);
        }
    }
}
