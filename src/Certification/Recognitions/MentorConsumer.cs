using MassTransit;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts.Learners.V1;
using Platform.Messaging;

namespace Platform.Certifications.Recognitions;

/// <summary>Recognises mentors, and no longer, as Learner counts the people they guide.</summary>
internal sealed class MentorConsumer(CertificationDbContext db, TimeProvider time) :
    IConsumer<MentorQuotaMet>, IConsumer<MentorQuotaLost>
{
    public Task Consume(ConsumeContext<MentorQuotaMet> context)
    {
        var evt = context.Message;
        return Hear(evt.MentorId, evt.Version, true, evt.Mentees, evt.RuleVersion, context.CancellationToken);
    }

    public Task Consume(ConsumeContext<MentorQuotaLost> context)
    {
        var evt = context.Message;
        return Hear(evt.MentorId, evt.Version, false, evt.Mentees, evt.RuleVersion, context.CancellationToken);
    }

    private async Task Hear(
        Guid mentorId, long version, bool met, int mentees, int ruleVersion, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended({"mentor:" + mentorId}, 0))", cancellationToken);
        var now = time.GetUtcNow();
        var mentor = await db.MentorRecognitions.SingleOrDefaultAsync(m => m.MentorId == mentorId, cancellationToken);
        if (mentor is null)
            db.MentorRecognitions.Add(mentor = new MentorRecognition(mentorId, now));
        if (mentor.Hear(version, met, mentees, ruleVersion, now) is { } evt)
            db.AddEvent(evt);
    }
}
