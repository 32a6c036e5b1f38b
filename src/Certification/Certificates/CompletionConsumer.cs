using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Certifications.Criteria;
using Platform.Contracts.Courses.V1;

namespace Platform.Certifications.Certificates;

/// <summary>
/// What was done earns what criteria promise for it. The kinds of news come by queues of their own and may overtake
/// each other: whatever comes last makes the certificate.
/// </summary>
internal sealed class CompletionConsumer(CertificationDbContext db, CertificateIssuer issuer) :
    IConsumer<CourseCompleted>, IConsumer<ProgrammeCompleted>, IConsumer<CompletionImported>,
    IConsumer<SkillDemonstrated>
{
    public Task Consume(ConsumeContext<CourseCompleted> context) => Judge(Completion.Of(context.Message), context);

    public Task Consume(ConsumeContext<ProgrammeCompleted> context) => Judge(Completion.Of(context.Message), context);

    public Task Consume(ConsumeContext<CompletionImported> context) => Judge(Completion.Of(context.Message), context);

    public async Task Consume(ConsumeContext<SkillDemonstrated> context)
    {
        var scale = await AssuranceScale.Load(db, context.CancellationToken);
        if (scale.OfSkillEvidence(context.Message.Evidence) is { } level)
            await Judge(Completion.Of(context.Message, level), context);
    }

    private async Task Judge(Completion completion, ConsumeContext context)
    {
        var cancellationToken = context.CancellationToken;
        await db.HoldPerson(completion.LearnerId, cancellationToken);
        await db.Remember(completion, cancellationToken);
        await issuer.Judge(completion, context.MessageId, cancellationToken);
        if (completion.Kind is not CriterionKind.Course)
            return;
        // What rests on this one was told before it.
        var waiting = await db.Completions.AsNoTracking().Where(c => c.RestsOn.Contains(completion.Id))
            .OrderBy(c => c.Id).ToListAsync(cancellationToken);
        foreach (var resting in waiting)
            await issuer.Judge(resting, context.MessageId, cancellationToken);
    }
}
