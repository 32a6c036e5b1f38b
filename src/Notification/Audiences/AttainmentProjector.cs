using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Certifications.V1;
using Platform.Contracts.Courses.V1;

namespace Platform.Notifications.Audiences;

/// <summary>
/// Keeps how far learners have come: what they were given, and what was taken back. A certificate that was renewed goes
/// on to its own end beside the next one, so that event changes nothing here.
/// </summary>
internal sealed class AttainmentProjector(NotificationDbContext db) :
    IConsumer<EnrolmentCreated>, IConsumer<EnrolmentCancelled>, IConsumer<CourseCompleted>,
    IConsumer<CompletionReversed>, IConsumer<CertificateIssued>, IConsumer<CertificateSuspended>,
    IConsumer<CertificateReinstated>, IConsumer<CertificateExpired>, IConsumer<CertificateReissued>,
    IConsumer<CertificateRevoked>
{
    public Task Consume(ConsumeContext<EnrolmentCreated> context)
    {
        var evt = context.Message;
        return Keep(context, evt.EnrolmentId, evt.Version, evt.LearnerId, LearningStage.Enrolled, stands: true);
    }

    public Task Consume(ConsumeContext<EnrolmentCancelled> context)
    {
        var evt = context.Message;
        return Keep(context, evt.EnrolmentId, evt.Version, evt.LearnerId, LearningStage.Enrolled, stands: false);
    }

    public Task Consume(ConsumeContext<CourseCompleted> context)
    {
        var evt = context.Message;
        return Keep(context, evt.CompletionId, evt.Version, evt.LearnerId, LearningStage.Completed, stands: true);
    }

    public Task Consume(ConsumeContext<CompletionReversed> context)
    {
        var evt = context.Message;
        return Keep(context, evt.CompletionId, evt.Version, evt.LearnerId, LearningStage.Completed, stands: false);
    }

    public Task Consume(ConsumeContext<CertificateIssued> context)
    {
        var evt = context.Message;
        return Certified(context, evt.CertificateId, evt.Version, evt.LearnerId, stands: true);
    }

    public Task Consume(ConsumeContext<CertificateSuspended> context)
    {
        var evt = context.Message;
        return Certified(context, evt.CertificateId, evt.Version, evt.LearnerId, stands: false);
    }

    public Task Consume(ConsumeContext<CertificateReinstated> context)
    {
        var evt = context.Message;
        return Certified(context, evt.CertificateId, evt.Version, evt.LearnerId, stands: true);
    }

    public Task Consume(ConsumeContext<CertificateExpired> context)
    {
        var evt = context.Message;
        return Certified(context, evt.CertificateId, evt.Version, evt.LearnerId, stands: false);
    }

    public Task Consume(ConsumeContext<CertificateReissued> context)
    {
        var evt = context.Message;
        return Certified(context, evt.CertificateId, evt.Version, evt.LearnerId, stands: false);
    }

    public Task Consume(ConsumeContext<CertificateRevoked> context)
    {
        var evt = context.Message;
        return Certified(context, evt.CertificateId, evt.Version, evt.LearnerId, stands: false);
    }

    private Task<int> Certified(ConsumeContext context, Guid id, long version, Guid learnerId, bool stands) =>
        Keep(context, id, version, learnerId, LearningStage.Certified, stands);

    private Task<int> Keep(
        ConsumeContext context, Guid id, long version, Guid learnerId, LearningStage stage, bool stands) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into attainments (id, version, learner_id, stage, stands)
            select {id}, {version}, {learnerId}, {(int)stage}, {stands}
            where not exists (select from recipients where learner_id = {learnerId} and state = 'erased')
            on conflict (id) do update set version = excluded.version, stands = excluded.stands
            where attainments.version < excluded.version
            """,
            context.CancellationToken);
}
