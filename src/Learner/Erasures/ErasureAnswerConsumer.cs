using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Certifications.V1;
using Platform.Contracts.Courses.V1;
using Platform.Contracts.Notifications.V1;
using Platform.Contracts.Partners.V1;

namespace Platform.Learners.Erasures;

/// <summary>Notes what a service answered; that the erasure is complete with it, <see cref="ErasureClosing"/> finds.
/// </summary>
internal sealed class ErasureAnswerConsumer(LearnerDbContext db) :
    IConsumer<CourseErasureAnswered>, IConsumer<CertificationErasureAnswered>,
    IConsumer<NotificationErasureAnswered>, IConsumer<PartnerErasureAnswered>
{
    public Task Consume(ConsumeContext<CourseErasureAnswered> context)
    {
        var evt = context.Message;
        return Note(
            evt.ErasureId, ErasureParticipants.Course, evt.Outcome, evt.Retained, evt.ReasonCode, evt.OccurredAt,
            context.CancellationToken);
    }

    public Task Consume(ConsumeContext<CertificationErasureAnswered> context)
    {
        var evt = context.Message;
        return Note(
            evt.ErasureId, ErasureParticipants.Certification, evt.Outcome, evt.Retained, evt.ReasonCode, evt.OccurredAt,
            context.CancellationToken);
    }

    public Task Consume(ConsumeContext<NotificationErasureAnswered> context)
    {
        var evt = context.Message;
        return Note(
            evt.ErasureId, ErasureParticipants.Notification, evt.Outcome, evt.Retained, evt.ReasonCode, evt.OccurredAt,
            context.CancellationToken);
    }

    public Task Consume(ConsumeContext<PartnerErasureAnswered> context)
    {
        var evt = context.Message;
        return Note(
            evt.ErasureId, ErasureParticipants.Partner, evt.Outcome, evt.Retained, evt.ReasonCode, evt.OccurredAt,
            context.CancellationToken);
    }

    private async Task Note(
        Guid erasureId, string participant, string outcome, int? retained, string? reasonCode, DateTimeOffset at,
        CancellationToken cancellationToken)
    {
        var answer = await db.ErasureAnswers.SingleOrDefaultAsync(
            answer => answer.ErasureId == erasureId && answer.Participant == participant, cancellationToken);
        answer?.Answer(outcome, retained, reasonCode, at.ToUniversalTime());
    }
}
